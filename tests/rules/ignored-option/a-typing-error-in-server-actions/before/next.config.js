module.exports = {
  experimental: { serverActions: { bodySizeLimits: '2mb' } },
};
