module.exports = {
  images: { remotePatterns: process.env.CDN_HOST ? [] : [{ hostname: process.env.CDN_HOST }] },
};
