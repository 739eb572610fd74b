const nextConfig = { experimental: { appDir: true } };
const { experimental } = nextConfig;
const alias = experimental;
alias.appDir = false;
module.exports = nextConfig;
nextConfig.poweredByHeader = false;
