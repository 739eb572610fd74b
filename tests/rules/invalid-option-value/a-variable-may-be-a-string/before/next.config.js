module.exports = { distDir: process.env.DIST_DIR };
