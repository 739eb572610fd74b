const more = [{ hostname: "images.example.com" }];
if (process.env.CDN_HOST && process.env.CDN_PATH) more.push({ hostname: process.env.CDN_HOST });

module.exports = {
  images: {
    remotePatterns: [
      ...more,
      ...(process.env.MEDIA_HOST ? [{ hostname: process.env.MEDIA_HOST }] : []),
      ...(typeof process.env.ASSET_HOST === "string" ? [{ hostname: process.env.ASSET_HOST }] : []),
    ],
  },
  experimental: {
    serverActions: { allowedOrigins: [process.env.ORIGIN, "example.com"].filter(Boolean) },
  },
};
