const base = { appDir: false };

module.exports = {
  experimental: { __proto__: base, mdxRs: true },
  __proto__: { compress: false },
  reactStrictMode: true,
};
