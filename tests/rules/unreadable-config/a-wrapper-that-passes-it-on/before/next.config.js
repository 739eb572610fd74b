module.exports = require("next-pwa")({ dest: "public" })({ reactStrictMode: true });
