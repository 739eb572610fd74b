import type { NextConfig } from 'next';

const config = {
  typedRoutes: true as boolean,
  experimental: { ppr: process.env.PPR! === '1' },
} satisfies NextConfig;

export default config;
