module.exports = {
  env: { b: '1', 10: 'ten', 2: 'two', a: '2', 1.5: 'x', 0x10: 'hex' },
};
