import type { NextConfig } from "next";

const { env } = (await import("./env.mjs")) as typeof import("./env.mjs");
const extra = await (async (): Promise<Partial<NextConfig>> => {
  return env.LOCAL ? { compress: false } : {};
})();

const config: NextConfig = { ...extra, env: env as Record<string, string> };

export default config;
