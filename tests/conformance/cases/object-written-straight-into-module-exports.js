module.exports = {
  trailingSlash: true,
  pageExtensions: ['page.tsx', 'page.ts', 'api.ts'],
  eslint: { ignoreDuringBuilds: true },
  typescript: { ignoreBuildErrors: true, tsconfigPath: './tsconfig.build.json' },
};
