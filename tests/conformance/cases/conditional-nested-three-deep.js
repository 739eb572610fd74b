const { A, B, C } = process.env;

module.exports = {
  experimental: { appDir: A ? (B ? true : false) : C ? 'c' : undefined },
  env: { WHICH: A && B ? 'ab' : A || B ? 'a-or-b' : C ?? 'none' },
};
