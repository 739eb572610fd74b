if (!process.env.API_TOKEN) {
  throw new Error('API_TOKEN is required');
}

module.exports = {
  env: { HAS_TOKEN: process.env.API_TOKEN ? 'yes' : 'no' },
  experimental: { appDir: false },
};
