// nextlint-ignore[ignored-config]: we will rename it soon
module.exports = {};
