module.exports = {
  images: { remotePatterns: [{ hostname: 'A.example.com', pathname: 'images/**' }] },
};
