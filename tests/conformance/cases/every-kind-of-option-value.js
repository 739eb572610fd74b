module.exports = {
  compress: false,
  pageExtensions: ['tsx', 'mdx'],
  generateBuildId: null,
  staticPageGenerationTimeout: 1.5e2,
  serverRuntimeConfig: { big: 10n, when: new Date(0), re: /x/y, map: new Map(), bytes: new Uint8Array(2), fn() {}, nested: [[{ deep: [true] }]] },
  experimental: { swcPlugins: [['plugin', { displayName: true }]], turbotrace: { logLevel: 'error' }, appDir: false },
};
