module.exports = {
  assetPrefix: 'https://cdn.example.com:port',
};
