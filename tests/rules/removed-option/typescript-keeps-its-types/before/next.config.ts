import type { NextConfig } from 'next';

const nextConfig: NextConfig = {
  reactStrictMode: true,
  experimental: { appDir: true } as NextConfig['experimental'],
};

export default nextConfig satisfies NextConfig;
