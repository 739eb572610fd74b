const config = { experimental: { appDir: false, mdxRs: true } };
if (process.env.NEXT_APP === '1') delete config.experimental.appDir;
module.exports = config;
