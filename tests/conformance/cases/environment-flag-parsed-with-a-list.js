const isOn = (name) => ['1', 'true', 'on'].includes((process.env[name] || '').toLowerCase());

module.exports = {
  experimental: { appDir: isOn('ENABLE_APP'), serverActions: isOn('ENABLE_ACTIONS') },
};
