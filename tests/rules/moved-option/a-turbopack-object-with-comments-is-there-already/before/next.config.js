module.exports = {
  turbopack: {
    root: __dirname, // of the monorepo
  },
  experimental: {
    turbo: { resolveAlias: { a: 'b' } }, // aliases
  },
};
