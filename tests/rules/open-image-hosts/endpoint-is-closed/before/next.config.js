module.exports = {
  images: { unoptimized: true, remotePatterns: [{ hostname: "**" }] },
};
