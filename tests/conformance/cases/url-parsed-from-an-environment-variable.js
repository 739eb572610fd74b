const cdn = process.env.CDN_URL ? new URL(process.env.CDN_URL) : null;

module.exports = {
  images: cdn ? { remotePatterns: [{ protocol: cdn.protocol.replace(':', ''), hostname: cdn.hostname }] } : undefined,
  experimental: { appDir: true },
};
