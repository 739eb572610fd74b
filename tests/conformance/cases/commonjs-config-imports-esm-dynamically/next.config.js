module.exports = async () => {
  const { default: withIt, defaults } = await import('./plugin.mjs');
  const { default: json } = await import('./extra.json', { with: { type: 'json' } });
  return withIt({ ...defaults, ...json });
};
