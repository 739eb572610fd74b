module.exports = process.env.CONFIG === 'legacy' ? require('./legacy') : require('./modern');
