const withNextra = require('nextra')({ theme: 'nextra-theme-blog' });

module.exports = {
  ...withNextra({ experimental: { appDir: true, mdxRs: true }, compress: false }),
  experimental: { appDir: false },
};
