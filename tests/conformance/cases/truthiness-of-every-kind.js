const values = [0, -0, NaN, '', ' ', '0', 'false', [], {}, null, undefined, 0n, 1n, () => {}, Symbol('s'), /x/, new Map(), -1, Infinity, false];

module.exports = {
  serverRuntimeConfig: { truthy: values.map((value) => (value ? 1 : 0)).join(''), types: values.map((value) => typeof value) },
  experimental: { appDir: values.filter(Boolean).length === 11 },
};
