const delay = (ms, value) => new Promise((resolve) => setTimeout(() => resolve(value), ms));

module.exports = async () => {
  const [a, { b }] = await Promise.all([Promise.resolve({ appDir: true }), { b: 2 }]);
  const settled = await Promise.allSettled([Promise.reject(new Error('no')), 1]);
  const first = await Promise.race([Promise.resolve('fast'), new Promise(() => {})]);
  const any = await Promise.any([Promise.reject(1), Promise.resolve('any')]);
  await delay(1, 'x');
  return { experimental: a, env: { b, first, any, states: settled.map((one) => one.status).join() } };
};
