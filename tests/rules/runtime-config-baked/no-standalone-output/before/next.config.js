module.exports = {
  serverRuntimeConfig: { token: process.env.TOKEN },
};
