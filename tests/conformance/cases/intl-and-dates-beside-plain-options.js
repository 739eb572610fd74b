const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const when = new Date('2024-02-30T10:00:00Z');
const random = Math.random();
module.exports = {
  env: { price: money.format(12), when: when.toISOString ? 'ok' : 'no', random: random < 1 ? 'yes' : 'no' },
  generateBuildId: () => `${random}`,
  experimental: { appDir: true },
  reactStrictMode: true,
};
