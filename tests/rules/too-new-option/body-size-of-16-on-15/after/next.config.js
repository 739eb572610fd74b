module.exports = {
  experimental: { middlewareClientMaxBodySize: '20mb' },
};
