export default function config(phase) {
  return { env: { PHASE: phase }, experimental: { appDir: phase === 'phase-production-server' } };
}
