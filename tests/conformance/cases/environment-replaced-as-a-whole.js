process.env = { ...process.env, NODE_ENV: 'test', ADDED: 'yes' };

module.exports = { experimental: { appDir: process.env.NODE_ENV === 'test' }, env: { ADDED: process.env.ADDED, FLAG: process.env.FLAG } };
