module.exports = {
  eslint: { ignoreDuringBuilds: true },
  poweredByHeader: false,
};
