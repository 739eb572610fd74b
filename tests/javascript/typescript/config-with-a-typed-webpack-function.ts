import type { NextConfig } from "next";
import type { Configuration, RuleSetRule } from "webpack";

const nextConfig: NextConfig = {
  webpack(config: Configuration, { isServer, dev }: { isServer: boolean; dev?: boolean }): Configuration {
    const rules = config.module!.rules as RuleSetRule[];
    const svg = rules.find((rule): rule is RuleSetRule => (rule.test as RegExp | undefined)?.test(".svg") ?? false);
    rules.push({ ...svg!, test: /\.svg$/i as RegExp, use: ["@svgr/webpack"] as const as unknown as string[] });
    if (!isServer && !dev) {
      (config.resolve ??= {}).fallback = { fs: false as const };
    }
    return config;
  },
};

export default nextConfig;
