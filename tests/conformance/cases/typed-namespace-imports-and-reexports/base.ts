import type { NextConfig } from 'next';
const base: Partial<NextConfig> = { reactStrictMode: true };
export default base;
