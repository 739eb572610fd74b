module.exports = { ...require('./options'), ...require('./options/'), env: require('./data') };
