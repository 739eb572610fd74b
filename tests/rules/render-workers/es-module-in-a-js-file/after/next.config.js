export default {
  reactStrictMode: true,
  experimental: { appDir: false },
};
