module.exports = {
  reactStrictMode: true,
  /* native */
  /* no bundle */
  // as it was
  serverExternalPackages: ['sharp'],
};
