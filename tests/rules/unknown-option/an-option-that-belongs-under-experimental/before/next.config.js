module.exports = {
  serverActions: { bodySizeLimit: '2mb' },
};
