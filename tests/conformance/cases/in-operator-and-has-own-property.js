const flags = { appDir: undefined, mdxRs: false };

module.exports = {
  env: {
    A: String('appDir' in flags),
    B: String(flags.hasOwnProperty('typedRoutes')),
    C: String(Object.hasOwn(flags, 'mdxRs')),
    D: String('length' in []),
    E: String(Object.prototype.hasOwnProperty.call(flags, 'appDir')),
  },
  experimental: flags,
};
