module.exports = new Date(0);
