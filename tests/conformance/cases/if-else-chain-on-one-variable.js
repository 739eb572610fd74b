let experimental;

if (process.env.TIER === 'gold') {
  experimental = { appDir: true };
} else if (process.env.TIER === 'silver') {
  experimental = { appDir: false };
} else {
  experimental = undefined;
}

module.exports = { experimental, compress: false };
