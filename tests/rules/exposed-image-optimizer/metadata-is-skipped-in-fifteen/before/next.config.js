module.exports = {
  images: { unoptimized: false, localPatterns: [], remotePatterns: [{ hostname: "cdn.example.com" }] },
  experimental: { imgOptSkipMetadata: true },
};
