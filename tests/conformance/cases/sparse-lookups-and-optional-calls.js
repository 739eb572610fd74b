const handlers = { web: (x) => ({ appDir: x }), none: null };
const pick = (name) => handlers[name]?.(true) ?? { appDir: 'fallback' };
const list = [, 'one', , 'three'];
module.exports = {
  env: { n: list.length, has: 1 in list, hole: String(list[0]), at: list?.[3]?.length, idx: list.indexOf('three') },
  experimental: pick('web'),
  compress: pick('none').appDir === 'fallback',
  trailingSlash: pick('toString') === undefined,
};
