/* nextlint-ignore[ignored-config, unresolved-release]: both at once */
module.exports = {};
