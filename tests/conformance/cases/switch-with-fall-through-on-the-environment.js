const config = { env: {}, experimental: {} };

switch (process.env.STAGE) {
  case 'prod':
    config.compress = true;
  // falls through
  case 'staging':
    config.experimental.appDir = false;
    break;
  case 'dev': {
    const appDir = true;
    config.experimental = { appDir };
    break;
  }
  default:
    config.env.STAGE = 'unknown';
}

module.exports = config;
