module.exports = {
  reactStrictMode: true,
  experimental: { middlewareClientMaxBodySize: "50mb" },
};
