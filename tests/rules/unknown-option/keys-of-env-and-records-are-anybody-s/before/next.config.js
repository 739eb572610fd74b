module.exports = {
  env: { reactStrictmode: 'yes' },
  sassOptions: { anything: true },
};
