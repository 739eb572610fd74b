import type { NextConfig } from 'next';

const Stage = { Local: 'local', Live: 'live' } as const;
type Stage = (typeof Stage)[keyof typeof Stage];

const stage = (process.env.STAGE ?? Stage.Local) as Stage;
const isLive = (value: Stage): value is 'live' => value === Stage.Live;

const config: NextConfig = {
  compress: isLive(stage),
  env: { STAGE: stage satisfies string },
};

export default config;
