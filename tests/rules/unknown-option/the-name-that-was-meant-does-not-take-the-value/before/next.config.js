module.exports = {
  reactStrictmode: { level: 2 },
};
