module.exports = { images: { domains: [] } };
