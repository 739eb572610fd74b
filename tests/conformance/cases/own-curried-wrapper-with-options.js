function withFlags({ appDir = true, strict = false } = {}) {
  return (nextConfig = {}) => {
    return Object.assign({}, nextConfig, {
      reactStrictMode: strict,
      experimental: Object.assign({}, nextConfig.experimental, { appDir }),
    });
  };
}

module.exports = withFlags({ strict: true })({ experimental: { typedRoutes: true } });
