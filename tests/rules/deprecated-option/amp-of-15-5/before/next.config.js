module.exports = { amp: { canonicalBase: 'https://example.com' } };
