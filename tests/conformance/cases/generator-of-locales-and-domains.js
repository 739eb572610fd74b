function* range(from, to, step = 1) {
  for (let i = from; i < to; i += step) yield i;
}
function* domains() {
  yield 'example.com';
  yield* ['a', 'b'].map((s) => `${s}.example.com`);
  return 'ignored';
}
const sizes = [...range(16, 80, 16)];
const [first, ...others] = domains();

module.exports = {
  images: { imageSizes: sizes, domains: [first, ...others] },
  env: { n: Math.max(...range(0, 5)) },
  experimental: { appDir: true },
};
