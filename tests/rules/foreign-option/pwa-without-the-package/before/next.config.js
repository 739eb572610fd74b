module.exports = {
  pwa: { dest: 'public' },
};
