module.exports = ({
  reactStrictMode: true,
});
