module.exports = {
  images: { domains: process.env.CDN_HOST ? ['cdn.example.com'] : [] },
};
