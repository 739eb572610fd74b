module.exports = {
	reactStrictMode: true
}
