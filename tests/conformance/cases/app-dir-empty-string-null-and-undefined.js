module.exports = {
  basePath: '',
  assetPrefix: undefined,
  experimental: { appDir: undefined, serverActions: null, esmExternals: 'loose' },
  i18n: null,
};
