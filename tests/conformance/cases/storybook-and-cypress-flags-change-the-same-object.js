const config = { experimental: { appDir: true }, images: { domains: [] } };
const when = (condition, change) => condition && change(config);
when(process.env.STORYBOOK, (c) => { c.experimental.appDir = false; });
when(process.env.CYPRESS === 'true', ({ images }) => images.domains.push('cypress.local'));
when(false, (c) => { delete c.experimental; });
module.exports = config;
