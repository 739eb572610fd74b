const cdn = process.env.CDN_URL;
const url = cdn ? new URL(cdn) : null;
module.exports = {
  images: { remotePatterns: url ? [{ protocol: url.protocol.slice(0, -1), hostname: url.hostname }] : [] },
  assetPrefix: url?.origin ?? undefined,
  experimental: { appDir: true },
};
