module.exports = async (phase, { defaultConfig }) => {
  /** @type {import('next').NextConfig} */
  const nextConfig = {
    ...defaultConfig,
    experimental: {
      ...defaultConfig.experimental,
      serverComponentsExternalPackages: ['sharp'],
    },
  };
  return nextConfig;
};
