const settings = require('@acme/settings');
const { features: { appDir = true, ...others } = {}, name = 'site' } = settings.next ?? {};
module.exports = { env: { name }, reactStrictMode: true, experimental: { mdxRs: true } };
