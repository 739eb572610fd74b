const { default: pkg } = await import('./package.json', { with: { type: 'json' } });
const legacy = await import('./legacy.cjs');
const { flags } = await import('./flags.mjs');
export default {
  env: { name: pkg.name, keys: Object.keys(legacy).join() },
  experimental: { appDir: flags.appDir, ...legacy.default.experimental },
};
