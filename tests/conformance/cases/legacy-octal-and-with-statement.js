with ({ appDir: false }) {
  module.exports = { experimental: { appDir }, staticPageGenerationTimeout: 010 };
}
