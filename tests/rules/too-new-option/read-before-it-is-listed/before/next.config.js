module.exports = {
  experimental: { serverActions: { bodySizeLimit: '2mb' } },
};
