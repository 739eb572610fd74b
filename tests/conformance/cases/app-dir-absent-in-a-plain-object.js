/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  swcMinify: true,
  images: {
    domains: ['cdn.example.com', 'avatars.example.org'],
  },
};

module.exports = nextConfig;
