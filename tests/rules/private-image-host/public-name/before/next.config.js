module.exports = {
  images: { remotePatterns: [{ protocol: "http", hostname: "cdn.example.com" }] },
};
