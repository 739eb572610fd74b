require('dotenv').config({ path: '.env.production' });

module.exports = {
  env: { API: process.env.API_HOST },
  experimental: { appDir: process.env.APP_DIR !== 'false' },
};
