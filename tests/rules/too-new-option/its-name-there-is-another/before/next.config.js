module.exports = {
  serverExternalPackages: ['sharp'],
};
