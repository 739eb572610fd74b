export default {
  output: 'standalone',
  experimental: { appDir: true, typedRoutes: true },
  compress: false,
};
