module.exports = {
  allowedDevOrigins: ["dev.example.com"],
};
