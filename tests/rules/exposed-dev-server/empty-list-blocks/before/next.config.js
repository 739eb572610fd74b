module.exports = {
  allowedDevOrigins: [],
};
