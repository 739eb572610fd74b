module.exports = {
  images: { remotePatterns: [{ hostname: process.env.MEDIA_HOST || "localhost" }] },
};
