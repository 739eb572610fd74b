const nothing = undefined;

module.exports = {
  ...nothing,
  ...null,
  ...false,
  ...(0 && { compress: false }),
  experimental: { ...nothing, appDir: true, ...('' || undefined) },
};
