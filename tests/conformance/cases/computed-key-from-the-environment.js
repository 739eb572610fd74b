module.exports = {
  env: { [process.env.FLAG_NAME || 'FLAG']: 'on', FIXED: '1' },
  experimental: { appDir: true },
};
