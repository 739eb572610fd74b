module.exports = () => {
  const config = { reactStrictMode: true };
};
