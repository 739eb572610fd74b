const config = { experimental: { appDir: true, mdxRs: true }, compress: false, basePath: '/docs' };
delete config.experimental.appDir;
delete config['compress'];
const key = 'basePath';
delete config[key];

module.exports = config;
