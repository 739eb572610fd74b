require('dotenv').config({ path: '../../.env' });
const { expand } = require('dotenv-expand');
expand({ parsed: { A: 'x' } });
module.exports = { env: { API: process.env.API_URL ?? 'http://localhost' }, experimental: { appDir: true } };
