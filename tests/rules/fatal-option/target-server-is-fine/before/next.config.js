module.exports = { target: 'server' };
