module.exports = { allowedDevOrigins: ['a.example'] };
