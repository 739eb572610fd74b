module.exports = { experimental: { constructor: 'mine', appDir: null, mdxRs: true }, env: { hasOwnProperty: 'x', toString: 'y' } };
