import { withPayload } from '@payloadcms/next/withPayload';
import path from 'path';
import { fileURLToPath } from 'url';

const dirname = path.dirname(fileURLToPath(import.meta.url));
const nextConfig = {
  webpack: (config) => {
    config.resolve.extensionAlias = { '.js': ['.ts', '.js'] };
    return config;
  },
  outputFileTracingRoot: path.join(dirname, '..', '..'),
  experimental: { reactCompiler: false, appDir: true },
};
export default withPayload(nextConfig, { devBundleServerPackages: false });
