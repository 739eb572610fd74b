import { createJiti } from 'jiti';

const jiti = createJiti(import.meta.url);
await jiti.import('./src/env.ts');

export default { reactStrictMode: true, experimental: { appDir: false } };
