config.calls = 0;
export default function config() {
  config.calls += 1;
  return { experimental: { appDir: config.calls === 1 }, env: { calls: config.calls, name: config.name } };
}
