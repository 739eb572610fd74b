const config = {
  experimental: { appDir: true },
  async redirects() {
    return [{ source: '/old', destination: '/new', permanent: true }];
  },
};

export default config;
