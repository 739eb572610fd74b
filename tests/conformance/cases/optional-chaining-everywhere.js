const settings = { flags: { appDir: false }, none: null, run: () => 'ran' };

module.exports = {
  experimental: {
    appDir: settings?.flags?.appDir,
    missing: settings.none?.deep.deeper.deepest,
    called: settings.run?.(),
    uncalled: settings.walk?.(),
    indexed: settings.flags?.['appDir'] ?? 'fallback',
  },
  basePath: process.env.BASE?.trim() ?? '',
};
