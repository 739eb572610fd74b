const config = {
	experimental: { appDir: true },
	// 日本語 and 🎉 before the next key
	compress: false,
};
module.exports = config;