const legacy = process.env.LEGACY && { experimental: { appDir: true, legacyBrowsers: true } };

module.exports = {
  ...(process.env.PAGES && {
    get experimental() {
      return { appDir: false };
    },
    ...legacy,
  }),
};
