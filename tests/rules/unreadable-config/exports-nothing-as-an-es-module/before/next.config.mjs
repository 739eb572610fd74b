const nextConfig = { reactStrictMode: true };
