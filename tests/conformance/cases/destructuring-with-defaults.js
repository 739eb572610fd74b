const { APP_DIR = 'on', REGION: region = 'eu', MISSING } = process.env;
const [first = 'a', , third = 'c', ...others] = ['x', 'y', undefined, 'z', 'w'];
const { a: { b = 2, c = 3 } = {} } = { a: { c: null } };

module.exports = {
  env: { APP_DIR, region, MISSING, first, third, others: others.join('-'), b: `${b}`, c: `${c}` },
  experimental: { appDir: APP_DIR === 'on' },
};
