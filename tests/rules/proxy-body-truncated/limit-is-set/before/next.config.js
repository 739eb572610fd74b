module.exports = {
  experimental: { proxyClientMaxBodySize: "100mb" },
};
