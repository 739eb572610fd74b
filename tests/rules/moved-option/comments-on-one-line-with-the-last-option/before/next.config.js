module.exports = {
  experimental: { /* native */ serverComponentsExternalPackages: ['sharp'] /* no bundle */ }, // as it was
  reactStrictMode: true,
};
