module.exports = { images: { remotePatterns: [{ hostname: process.env.HOST + '/x' }] } };
