module.exports = {
  webpack: (config) => config,
  experimental: { turbo: { resolveAlias: { a: 'b' } } },
};
