const { parsed } = require('dotenv').config();

module.exports = { env: { ...parsed, STATIC: 'yes' }, experimental: { appDir: false } };
