module.exports = function (_phase, _context) {
  const config = { poweredByHeader: false };
  config.experimental = { appDir: true };
  return config;
};
