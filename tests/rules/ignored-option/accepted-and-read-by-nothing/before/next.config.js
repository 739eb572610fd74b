module.exports = {
  reactStrictMode: true,
  httpAgentOptions: { keepAlive: false }, // behind a proxy
};
