module.exports = {
  output: "standalone",
  serverRuntimeConfig: { token: process.env.TOKEN },
};
