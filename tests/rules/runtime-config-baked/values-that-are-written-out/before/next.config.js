module.exports = {
  output: "standalone",
  publicRuntimeConfig: { api: "/api" },
};
