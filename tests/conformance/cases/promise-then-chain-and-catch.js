module.exports = () =>
  Promise.reject(new Error('no remote config'))
    .catch(() => ({ experimental: { appDir: true } }))
    .then((config) => Object.assign(config, { compress: false }))
    .finally(() => {});
