module.exports = /x/;
