import type { NextConfig } from 'next';
import createMDX from '@next/mdx';

type Stage = 'prod' | 'dev';
interface Flags { readonly appDir?: boolean; [name: string]: unknown }
const stage = (process.env.STAGE ?? 'prod') as Stage;
const flags = { prod: { appDir: true }, dev: { appDir: false } } as const satisfies Record<Stage, Flags>;
const withMDX = createMDX<{ a: 1 }>({});
function define<const T extends NextConfig>(config: T): T { return config!; }

const config: NextConfig = define({
  experimental: { ...(flags[stage] as Flags) },
  redirects: async (): Promise<{ source: string }[]> => [],
});
export default withMDX(config) satisfies NextConfig;
