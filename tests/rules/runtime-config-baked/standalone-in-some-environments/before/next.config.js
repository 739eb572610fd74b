module.exports = {
  output: process.env.DOCKER ? "standalone" : undefined,
  serverRuntimeConfig: { token: process.env.TOKEN },
};
