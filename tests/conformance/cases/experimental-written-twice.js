module.exports = {
  experimental: { appDir: false },
  images: { unoptimized: true },
  experimental: { scrollRestoration: true },
};
