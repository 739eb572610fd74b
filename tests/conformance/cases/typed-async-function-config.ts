import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants';

export default async function config(phase: string, { defaultConfig }: { defaultConfig: NextConfig }): Promise<NextConfig> {
  const isDev: boolean = phase === PHASE_DEVELOPMENT_SERVER;
  return { ...defaultConfig, distDir: isDev ? '.next-dev' : 'out', assetPrefix: process.env.CDN! };
}
