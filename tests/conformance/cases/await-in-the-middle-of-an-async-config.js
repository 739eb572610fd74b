const loadRedirects = async () => [{ source: '/a', destination: '/b', permanent: false }];

module.exports = async (phase) => {
  const redirects = await loadRedirects();
  const config = { redirects: async () => redirects, experimental: { appDir: true } };
  config.env = { COUNT: String(redirects.length), PHASE: phase };
  return config;
};
