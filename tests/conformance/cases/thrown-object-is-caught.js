function choose(mode) {
  if (mode !== 'pages') throw { appDir: true, mode };
  return { appDir: false };
}

let experimental;
try {
  experimental = choose('app');
} catch ({ appDir }) {
  experimental = { appDir };
}

module.exports = { experimental };
