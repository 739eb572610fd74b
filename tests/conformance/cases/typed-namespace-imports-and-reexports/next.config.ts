import type { NextConfig } from 'next';
import * as flags from './flags';
import { type Stage, stageOf } from './stage';
import base from './base';
const stage: Stage = stageOf(process.env.STAGE);
export default { ...base, env: { stage }, experimental: { ...flags, [flags.key as string]: flags.enabled! } } satisfies NextConfig;
