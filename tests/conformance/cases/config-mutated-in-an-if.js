const config = {
  experimental: { appDir: true, serverActions: true },
};

if (process.env.DISABLE_APP_DIR) {
  config.experimental.appDir = false;
}

if (process.env.NODE_ENV !== 'production') {
  config.experimental.serverActions = false;
}

module.exports = config;
