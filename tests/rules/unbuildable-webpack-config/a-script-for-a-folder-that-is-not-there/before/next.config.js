module.exports = { webpack: (c) => c };
