import type { NextConfig } from 'next';
import { env } from './src/env';
import { headers } from './src/headers.js';

const config: NextConfig = { env: { STAGE: env.stage }, headers, output: env.docker ? 'standalone' : undefined };

export default config;
