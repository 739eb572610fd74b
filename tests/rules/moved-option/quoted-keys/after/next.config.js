module.exports = {
  "serverExternalPackages": ["sharp"]
};
