module.exports = ((({
  experimental: (({ appDir: ((true)) })),
  compress: (false),
})));
