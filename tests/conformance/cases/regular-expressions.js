const pattern = /^v(\d+)\.(\d+)$/;
const match = 'v13.4'.match(pattern);

module.exports = {
  env: { MAJOR: match[1], MINOR: match?.[2], TEST: String(/app/i.test('myAPP')), SPLIT: 'a1b22c'.split(/\d+/).join() },
  experimental: { appDir: pattern.test('v13.4'), outputFileTracingIgnores: ['**/canvas/**'] },
  serverRuntimeConfig: { pattern },
};
