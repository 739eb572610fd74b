import { type NextConfig } from 'next';

const images = { formats: ['image/avif'] as const } as NextConfig['images'];

export default {
  images,
  experimental: { reactCompiler: (process.env.COMPILER as string | undefined) === '1' },
  serverExternalPackages: ['sharp'] satisfies string[],
} satisfies NextConfig;
