module.exports = { reactStrictmode: true };
