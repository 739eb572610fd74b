module.exports = {
  images: {
    remotePatterns: [{ hostname: "10.0.0.5" }],
    dangerouslyAllowLocalIP: true,
  },
};
