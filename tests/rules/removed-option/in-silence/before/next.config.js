module.exports = {
  devIndicators: { buildActivity: false, position: 'top-left' },
};
