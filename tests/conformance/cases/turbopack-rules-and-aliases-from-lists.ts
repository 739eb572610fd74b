import type { NextConfig } from 'next';
const loaders = ['svg', 'md'] as const;
const rules = Object.fromEntries(loaders.map((ext) => [`*.${ext}`, { loaders: [`${ext}-loader`], as: '*.js' }]));
const nextConfig = { turbopack: { rules, resolveAlias: { underscore: 'lodash' } }, experimental: { typedEnv: true } } satisfies NextConfig;
export default nextConfig;
