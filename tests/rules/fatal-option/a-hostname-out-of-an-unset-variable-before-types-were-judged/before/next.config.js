module.exports = { images: { remotePatterns: [{ hostname: process.env.CDN_HOST }] } };
