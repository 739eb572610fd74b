module.exports = {
  reactStrictMode: true,
  experimental: { instrumentationHook: true },
};
