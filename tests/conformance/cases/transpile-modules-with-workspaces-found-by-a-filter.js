const pkg = { dependencies: { '@acme/ui': 'workspace:*', react: '^18', '@acme/utils': '1.0.0' } };
const internal = Object.keys(pkg.dependencies).filter((name) => name.startsWith('@acme/'));
const withTM = require('next-transpile-modules')(internal, { resolveSymlinks: true });

module.exports = withTM({
  transpilePackages: internal,
  env: { n: String(internal.length) },
  experimental: { appDir: internal.includes('@acme/ui'), externalDir: true },
});
