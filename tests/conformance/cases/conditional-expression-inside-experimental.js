module.exports = {
  experimental: process.env.NEXT_PAGES ? { appDir: false, legacyBrowsers: true } : { appDir: true },
};
