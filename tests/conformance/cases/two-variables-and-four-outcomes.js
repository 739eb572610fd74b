const appDir = process.env.APP === '1';
const standalone = process.env.DOCKER === '1';

module.exports = {
  experimental: { appDir: appDir && !standalone },
  output: standalone ? 'standalone' : undefined,
  compress: appDir || standalone,
};
