module.exports = {
  images: { unoptimized: true, remotePatterns: [{ hostname: "192.168.0.10" }] },
};
