module.exports = async () => {
  const { default: base, flags } = await import('./base.mjs');
  return { ...base, experimental: flags };
};
