module.exports = {
  images: { remotePatterns: [{ hostname: process.env.MEDIA_HOST || "127.0.0.1" }, { hostname: "localhost" }] },
};
