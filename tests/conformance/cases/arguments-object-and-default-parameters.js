function pick(first, second = first) {
  return { count: arguments.length, first, second };
}
const { count, second } = pick({ appDir: false });

module.exports = { experimental: second, env: { COUNT: `${count}` } };
