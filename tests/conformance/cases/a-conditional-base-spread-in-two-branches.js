const base = process.env.MDX === '1' ? { experimental: { mdxRs: true } } : {};

module.exports = process.env.DOCKER
  ? Object.assign({}, base, { output: 'standalone' })
  : { ...base, compress: false };
