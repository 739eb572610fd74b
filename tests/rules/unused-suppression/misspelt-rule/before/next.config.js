// nextlint-ignore[ignored-confg]: we will rename it soon
module.exports = {};
