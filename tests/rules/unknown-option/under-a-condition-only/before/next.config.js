const config = { compress: true };
if (process.env.ANALYZE) config.bundleAnalyse = true;
module.exports = config;
