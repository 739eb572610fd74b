module.exports = {
  experimental: { serverComponentsExternalPackages: ['sharp'] },
};
