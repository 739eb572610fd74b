module.exports = {
  publicRuntimeConfig: { api: process.env.API },
};
