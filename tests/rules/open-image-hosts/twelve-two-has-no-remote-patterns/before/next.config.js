module.exports = {
  images: { remotePatterns: [{ protocol: "https", hostname: "*" }] },
};
