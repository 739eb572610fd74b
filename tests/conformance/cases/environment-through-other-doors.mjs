import process, { env } from 'node:process';

const { env: renamed } = process;
const viaGlobal = globalThis.process.env.FLAG;

export default {
  env: { A: env.FLAG ?? 'none', B: renamed.FLAG ?? 'none', C: viaGlobal ?? 'none', D: process.env['FLAG'] ?? 'none' },
  experimental: { appDir: env.NODE_ENV !== 'production', mdxRs: env.FLAG === renamed.FLAG },
};
