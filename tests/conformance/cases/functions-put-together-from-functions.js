const pipe = (...fns) => (x) => fns.reduce((value, fn) => fn(value), x);
const curry = (fn) => function curried(...args) {
  return args.length >= fn.length ? fn(...args) : (...more) => curried(...args, ...more);
};
const memo = (fn, cache = {}) => (key) => (key in cache ? cache[key] : (cache[key] = fn(key)));
let calls = 0;
const slow = memo((key) => `${key}${++calls}`);
const setIn = ([head, ...rest], value, object = {}) => ({ ...object, [head]: rest.length ? setIn(rest, value, object[head]) : value });

module.exports = pipe(
  (config) => setIn('experimental.appDir'.split('.'), false, config),
  (config) => setIn(['images', 'remote', 'deep'], curry((a, b, c) => a + b + c)(1)(2, 3), config),
  (config) => ({ ...config, env: { A: slow('a'), B: slow('a'), C: slow('b') } }),
)({ compress: true, experimental: { mdxRs: true } });
