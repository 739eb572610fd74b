const stage = process.env.STAGE === 'prod' ? 'prod' : 'test';

module.exports = { ...require(`./config/${stage}.js`), reactStrictMode: true };
