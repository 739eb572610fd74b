module.exports = {
  images: { remotePatterns: [{ protocol: 'https', hostname: 'a.example.com', port: '443' }] },
};
