"""Configs with ten or more stale options, one for each line of Next."""

from __future__ import annotations

STALE: dict[str, str] = {
    "12.3.7": """\
/** @type {import('next').NextConfig} */
module.exports = {
  reactStrictMode: true,
  exportTrailingSlash: true, // as it was
  webpack5: true,
  images: { domains: ['a.example.com'] },
  experimental: {
    swcMinify: true,
    relay: { src: './src', artifactDirectory: './artifacts' },
    styledComponents: true,
    removeConsole: true,
    reactRemoveProperties: true,
    emotion: true,
    outputStandalone: true,
    concurrentFeatures: true,
    reactRoot: true,
    optimizeImages: true,
    plugins: true,
    cpus: 2,
  },
};
""",
    "13.5.11": """\
const isCI = Boolean(process.env.CI);

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  exportTrailingSlash: true,
  experimental: {
    appDir: true,
    transpilePackages: ['ui'],
    skipMiddlewareUrlNormalize: true,
    skipTrailingSlashRedirect: true,
    emotion: true,
    styledComponents: true,
    removeConsole: isCI,
    fontLoaders: [{ loader: '@next/font/google' }],
    legacyBrowsers: false,
    newNextLinkBehavior: true,
    modularizeImports: { lodash: { transform: 'lodash/{{member}}' } },
    outputStandalone: true,
    cpus: 2,
  },
};

module.exports = nextConfig;
""",
    "14.2.35": """\
module.exports = {
  webpack: (config) => config, // stops 16, unless a flag names the bundler
  exportTrailingSlash: true,
  experimental: {
    appDir: true,
    serverActions: true,
    incrementalCacheHandlerPath: `${__dirname}/cache-handler.js`,
    isrMemoryCacheSize: 0,
    logging: { fetches: { fullUrl: true } },
    deploymentId: 'one',
    useDeploymentId: true,
    legacyBrowsers: false,
    newNextLinkBehavior: true,
    swcFileReading: true,
    transpilePackages: ['ui'],
    emotion: true,
    optimizeCss: false, // as before
  },
};
""",
    "15.5.29": """\
module.exports = {
  swcMinify: true,
  optimizeFonts: true,
  outputFileTracing: true,
  experimental: {
    after: true,
    appDir: true,
    instrumentationHook: true,
    typedRoutes: true,
    turbo: { resolveAlias: { a: 'b' }, resolveExtensions: ['.ts', '.js'] },
    serverComponentsExternalPackages: ['sharp'],
    bundlePagesExternals: true,
    outputFileTracingIncludes: { '/a': ['./x'] },
    outputFileTracingExcludes: { '/b': ['./y'] },
    swrDelta: 60,
    missingSuspenseWithCSRBailout: true,
    staleTimes: { dynamic: 30 },
  },
};
""",
    "16.4.6": """\
module.exports = {
  swcMinify: true,
  eslint: { ignoreDuringBuilds: true },
  skipMiddlewareUrlNormalize: true,
  images: { domains: ['a.example.com'] },
  devIndicators: { buildActivity: false, appIsrStatus: false },
  experimental: {
    reactCompiler: false,
    typedRoutes: true,
    cacheLife: { short: { stale: 1, revalidate: 2, expire: 3 } },
    middlewareClientMaxBodySize: '20mb',
    instrumentationHook: true,
    after: true,
    viewTransition: false,
    turbo: { rules: { '*.svg': { loaders: ['a'], as: '*.js' } } },
    clientSegmentCache: true,
    nodeMiddleware: true,
  },
};
""",
}
