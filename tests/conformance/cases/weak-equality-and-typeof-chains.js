const v = process.env.PORT;
module.exports = {
  env: { t: typeof v, eq: v == null, n: v == 3000, both: v != null && v !== '' },
  experimental: { appDir: typeof v !== 'undefined' && v !== 'off' },
};
