module.exports = {
  reactStrictMode: true,
  // flags
  experimental: {
    // of Turbopack
    turbo: { memoryLimit: 1, resolveAlias: { a: 'b' } },
  },
};
