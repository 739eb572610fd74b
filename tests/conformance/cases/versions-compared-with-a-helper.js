const compare = (a, b) => {
  const [x, y] = [a, b].map((v) => v.replace(/^v/, '').split('.').map((n) => parseInt(n, 10)));
  for (let i = 0; i < 3; i++) {
    if ((x[i] || 0) !== (y[i] || 0)) return Math.sign((x[i] || 0) - (y[i] || 0));
  }
  return 0;
};
module.exports = { env: { lt: compare('13.4', 'v13.10.1'), eq: compare('1.0', '1'), gt: compare('2', '1.9.9') }, experimental: { appDir: compare('13.4.4', '13.4.0') >= 0 } };
