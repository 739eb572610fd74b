import { type NextConfig } from 'next';

export default {
  output: 'standalone',
  images: { domains: ['cdn.example.com'] },
} satisfies NextConfig;
