module.exports = { env: { STAGE: 'x', HOME2: process.env.STAGE ?? '' }, experimental: { appDir: true, ...process.env.FLAGS } };
