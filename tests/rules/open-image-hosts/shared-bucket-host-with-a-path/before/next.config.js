module.exports = {
  images: { remotePatterns: [{ protocol: "https", hostname: "storage.googleapis.com", pathname: "/our-bucket/**" }] },
};
