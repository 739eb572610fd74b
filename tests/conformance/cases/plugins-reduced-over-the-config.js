const withA = require('next-plugin-a');
const withB = require('next-plugin-b');
const withC = require('next-plugin-c')({ option: 1 });

const config = { experimental: { appDir: true }, cleanDistDir: false };
const plugins = [withA, withB, withC];

module.exports = plugins.reduce((acc, plugin) => plugin(acc), { ...config });
