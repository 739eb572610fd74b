import { withSentryConfig,                         } from "@sentry/nextjs";
                                       

const nextConfig             = { productionBrowserSourceMaps: true };

const options = {
  org: "example",
  silent: !process.env.CI,
}                             ;

export default withSentryConfig(nextConfig, options);
