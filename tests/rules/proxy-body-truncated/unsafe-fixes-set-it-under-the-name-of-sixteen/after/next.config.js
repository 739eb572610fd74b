module.exports = {
  reactStrictMode: true,
  experimental: { proxyClientMaxBodySize: "50mb" },
};
