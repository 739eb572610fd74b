module.exports = { output: "standalone", outputFileTracing: false, experimental: { appDir: false } };
