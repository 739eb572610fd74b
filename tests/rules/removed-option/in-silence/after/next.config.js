module.exports = {
  devIndicators: { position: 'top-left' },
};
