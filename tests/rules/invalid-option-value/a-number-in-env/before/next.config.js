module.exports = { env: { PORT: 3000 } };
