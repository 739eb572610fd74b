module.exports = (phase) => {
  switch (phase) {
    case 'phase-development-server':
      return { reactStrictMode: false };
    case 'phase-production-build':
    case 'phase-export':
      return { reactStrictMode: true, experimental: { appDir: false } };
    default:
      return { reactStrictMode: true, compress: false };
  }
};
