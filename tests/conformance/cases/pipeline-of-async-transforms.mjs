const steps = [
  (c) => ({ ...c, reactStrictMode: true }),
  async (c) => ({ ...c, experimental: { ...c.experimental, appDir: true } }),
  (c) => Promise.resolve({ ...c, compress: c.experimental.appDir }),
];
let config = { experimental: { mdxRs: true } };
for (const step of steps) config = await step(config);
const reduced = await steps.reduce(async (acc, step) => step(await acc), Promise.resolve({}));
export default { ...config, env: { r: Object.keys(reduced).join() } };
