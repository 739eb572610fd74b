let local = {};
try {
  ({ default: local } = await import('./next.local.mjs'));
} catch {}

export default { compress: false, experimental: { appDir: true }, ...local };
