module.exports = {
  output: "standalone",
  publicRuntimeConfig: { api: process.env.API_URL || "/api" },
};
