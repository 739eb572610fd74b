module.exports = {
  // nothing yet
  experimental: { appDir: false },
}
