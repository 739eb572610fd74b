module.exports = {
  logging: { browserToTerminal: 'warn' },
};
