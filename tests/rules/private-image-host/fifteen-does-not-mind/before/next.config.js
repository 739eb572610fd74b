module.exports = {
  images: { remotePatterns: [{ protocol: "http", hostname: "localhost" }] },
};
