// nextlint-ignore-next-line ignored-config
module.exports = {};
