const nextConfig = { reactStrictMode: true };

nextConfig.experimental = { appDir: true };
nextConfig.experimental.appDir = false;
nextConfig.experimental['mdxRs'] = true;

module.exports = nextConfig;
