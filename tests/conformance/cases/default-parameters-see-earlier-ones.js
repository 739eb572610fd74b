const order = [];
const note = (name, value) => {
  order.push(name);
  return value;
};
function f(a = note('a', 1), b = note('b', a + 1), { c = note('c', b + 1), d = c } = {}, [e = note('e', d)] = []) {
  return [a, b, c, d, e];
}
let x = 'outer';
function g(y = x) {
  let x = 'inner';
  return y + x;
}

module.exports = { serverRuntimeConfig: { first: f(), second: f(undefined, 5, { c: null }, [undefined]), third: g(), order } };
