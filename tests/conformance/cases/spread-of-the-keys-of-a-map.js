const flags = new Map([['appDir', true], ['turbo', false]]);
module.exports = {
  ...flags.keys(),
  ...flags,
  ...new Set(['a', 'b']),
  env: { ...flags.entries() },
  experimental: { ...Object.fromEntries(flags), ...flags.values() },
};
