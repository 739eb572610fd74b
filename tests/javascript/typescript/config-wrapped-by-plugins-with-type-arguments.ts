import createMDX from "@next/mdx";
import createBundleAnalyzer from "@next/bundle-analyzer";
import type { NextConfig } from "next";

type Plugin = (config: NextConfig) => NextConfig;

const plugins: Plugin[] = [
  createMDX<{ gfm: boolean }>({ options: { gfm: true } }),
  createBundleAnalyzer({ enabled: process.env.ANALYZE === "true" }) as Plugin,
];

export default plugins.reduce<NextConfig>((config, plugin) => plugin(config), {
  pageExtensions: ["ts", "tsx", "mdx"],
});
