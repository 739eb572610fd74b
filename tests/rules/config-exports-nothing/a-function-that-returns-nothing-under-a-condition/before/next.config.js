module.exports = (phase) => {
  if (process.env.SITE) return { reactStrictMode: true };
};
