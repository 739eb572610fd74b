module.exports = (phase, { defaultConfig }) => {
  return Object.assign({}, defaultConfig, {
    experimental: { ...defaultConfig.experimental, appDir: false },
  });
};
