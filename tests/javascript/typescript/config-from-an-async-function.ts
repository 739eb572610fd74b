import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD } from "next/constants";

export default async function config(
  phase: string,
  { defaultConfig }: { defaultConfig: NextConfig },
): Promise<NextConfig> {
  const isBuild: boolean = phase === PHASE_PRODUCTION_BUILD;
  const branch = (await Promise.resolve(process.env.BRANCH)) as string | undefined;
  return { ...defaultConfig, env: { BRANCH: branch! }, compress: isBuild };
}
