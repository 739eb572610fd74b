module.exports = {
  images: { remotePatterns: [{ protocol: "http", hostname: "93.184.215.14" }] },
};
