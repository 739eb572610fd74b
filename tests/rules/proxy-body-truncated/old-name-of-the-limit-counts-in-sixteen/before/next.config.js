module.exports = {
  experimental: { middlewareClientMaxBodySize: "100mb" },
};
