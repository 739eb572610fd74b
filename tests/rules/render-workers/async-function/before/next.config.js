module.exports = async () => {
  return {
    reactStrictMode: true,
  };
};
