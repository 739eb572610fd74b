import { withPayload } from '@payloadcms/next/withPayload';

const nextConfig = {
  experimental: { reactCompiler: false },
  async headers() {
    return [{ source: '/(.*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] }];
  },
};

export default withPayload(nextConfig, { devBundleServerPackages: false });
