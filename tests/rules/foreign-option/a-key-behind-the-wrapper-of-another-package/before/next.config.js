const withMDX = require('@next/mdx')();

module.exports = withMDX({ pwa: { dest: 'public' } });
