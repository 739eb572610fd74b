module.exports = {
  reactStrictMode: true,
  // flags
  // of Turbopack
  turbopack: { resolveAlias: { a: 'b' } },
};
