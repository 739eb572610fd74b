const config = { experimental: { appDir: true } };
eval('config.experimental.appDir = false');
const made = new Function('return { mdxRs: true }')();

module.exports = { ...config, images: made };
