const flags = { appDir: true, mdxRs: false, typedRoutes: true };

module.exports = {
  experimental: Object.fromEntries(Object.entries(flags).map(([name, value]) => [name, !value])),
  env: Object.fromEntries(
    Object.entries({ a: 1, b: 2, c: 3 })
      .filter(([, n]) => n % 2 === 1)
      .map(([k, n]) => [k.toUpperCase(), String(n * 10)]),
  ),
};
