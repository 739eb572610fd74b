module.exports = async () => ({ webpack: (config) => config });
