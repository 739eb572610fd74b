// A café 😀.
module.exports = {};