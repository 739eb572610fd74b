module.exports = {
  images: { remotePatterns: [{ protocol: 'https', hostname: process.env.CDN_HOST }] },
};
