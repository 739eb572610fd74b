module.exports = { output: 'static' };
