module.exports = async () => {
  return {
    reactStrictMode: true,
    experimental: { appDir: false },
  };
};
