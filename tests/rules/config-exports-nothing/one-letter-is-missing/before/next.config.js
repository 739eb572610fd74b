module.export = {
  reactStrictMode: true,
};
