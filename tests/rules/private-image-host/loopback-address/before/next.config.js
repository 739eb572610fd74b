module.exports = {
  images: { remotePatterns: [{ protocol: "http", hostname: "127.0.0.1" }] },
};
