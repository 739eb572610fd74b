module.exports = { swcMinify: false };
