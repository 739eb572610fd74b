module.exports = 'production';
