                                       

const nextConfig             = {
  reactStrictMode: true,
  experimental: {
    appDir: false,
  },
};

export default nextConfig;
