// A café 😀.
	// nextlint-ignore[ignored-config]: gone 日本
module.exports = {};