module.exports = { images: { domains: ['a.example.com'] } };
