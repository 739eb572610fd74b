module.exports = {
  reactStrictMode: true,
  swcMinify: true,
  optimizeFonts: false,
  eslint: {},
  experimental: {
    appDir: true,
    after: true,
    instrumentationHook: true,
    legacyBrowsers: false,
    newNextLinkBehavior: true,
  },
};
