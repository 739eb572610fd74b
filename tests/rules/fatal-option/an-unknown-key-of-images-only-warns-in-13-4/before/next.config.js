module.exports = { images: { domain: ['a.example.com'] } };
