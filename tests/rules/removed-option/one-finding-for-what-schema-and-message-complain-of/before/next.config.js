module.exports = {
  webpack5: true,
  future: {},
  reactStrictMode: true,
  experimental: { serverActions: true },
};
