module.exports = { swcMinify: true };
