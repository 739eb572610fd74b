const token = Buffer.from('user:secret').toString('base64');
const back = Buffer.from(token, 'base64').toString('utf-8');
module.exports = { env: { token, back }, experimental: { appDir: true }, reactStrictMode: true };
