import path from "path";

/** @type {import('next').NextConfig} */
const nextConfig = {
  distDir: path.join("a", "b"),
  webpack: (config, { isServer }) => (isServer ? config : { ...config, a: config?.b ?? 1 }),
};

label: for (const x of [1, 2]) {
  if (x < 2 && x > 0) continue label;
}

export default nextConfig;
