module.exports = { output: "standalone", experimental: { appDir: false } };
