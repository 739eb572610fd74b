module.exports = {
  images: { dangerouslyAllowLocalIP: true, remotePatterns: [{ hostname: "localhost" }] },
};
