const TARGETS = Object.freeze(['web', 'electron', 'mobile']);
const target = TARGETS.includes(process.env.TARGET) ? process.env.TARGET : 'web';
module.exports = {
  output: target === 'web' ? undefined : 'export',
  distDir: `.next-${target}`,
  experimental: { appDir: target !== 'mobile' },
};
