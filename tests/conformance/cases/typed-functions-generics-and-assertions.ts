import type { NextConfig } from 'next';

type Wrapper<T extends NextConfig = NextConfig> = (config: T) => T;
interface Flags {
  appDir?: boolean;
  readonly mode: 'app' | 'pages';
}

const identity = <T,>(value: T): T => value;
const flags: Flags = identity<Flags>({ mode: 'pages' });
const withEnv: Wrapper = (config) => ({ ...config, env: { MODE: flags!.mode } });

function compose(...wrappers: Wrapper[]): Wrapper;
function compose(...wrappers: Wrapper[]) {
  return (config: NextConfig) => wrappers.reduce<NextConfig>((c, wrap) => wrap(c), config);
}

export default compose(withEnv)({ poweredByHeader: false, transpilePackages: [] as string[] });
