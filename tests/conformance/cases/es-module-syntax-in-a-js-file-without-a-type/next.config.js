export default {
  experimental: { appDir: true },
  compress: false,
};
