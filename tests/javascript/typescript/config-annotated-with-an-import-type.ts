const nextConfig: import("next").NextConfig = {
  trailingSlash: true,
};

const build: Partial<import('webpack').Configuration> & { cache?: import('webpack').FileCacheOptions<string> } = {};

export default nextConfig as typeof import("next")["default"];
