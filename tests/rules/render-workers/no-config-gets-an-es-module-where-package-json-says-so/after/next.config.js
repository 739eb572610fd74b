/** @type {import('next').NextConfig} */
const nextConfig = {
  experimental: { appDir: false },
};

export default nextConfig;
