const off = !process.env.APP;
const on = !!process.env.APP;

module.exports = {
  experimental: { appDir: !off },
  compress: !(on && off),
  trailingSlash: on !== off,
  poweredByHeader: on === off,
};
