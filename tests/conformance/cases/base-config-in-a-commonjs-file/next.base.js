module.exports = {
  reactStrictMode: true,
  experimental: { appDir: true, serverActions: true },
  images: { domains: ['cdn.example.com'] },
};
