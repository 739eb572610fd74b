// experimental: { appDir: true }
module.exports = {
  /* experimental: { appDir: false }, */
  env: { NOTE: 'experimental: { appDir: true }' },
};
