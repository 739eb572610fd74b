// nextlint-ignore[ignored-config]: judged without a version
module.exports = {};
