module.exports = {
  experimental: { turbo: { rules: null, resolveAlias: undefined }, appDir: null },
  images: { loader: null, remotePatterns: [null, undefined, { hostname: undefined }] },
};
