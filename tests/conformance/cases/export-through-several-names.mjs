const nextConfig = { experimental: { appDir: true } };
export { nextConfig as default, nextConfig as config };
export const extra = 1;
nextConfig.reactStrictMode = true;
