import { withSentryConfig, type SentryBuildOptions } from "@sentry/nextjs";
import type { NextConfig } from "next";

const nextConfig: NextConfig = { productionBrowserSourceMaps: true };

const options = {
  org: "example",
  silent: !process.env.CI,
} satisfies SentryBuildOptions;

export default withSentryConfig(nextConfig, options);
