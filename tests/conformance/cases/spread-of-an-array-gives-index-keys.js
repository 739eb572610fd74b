module.exports = {
  env: { ...['first', 'second'], NAME: 'list' },
};
