module.exports = { serverExternalPackages: ['sharp'] };
