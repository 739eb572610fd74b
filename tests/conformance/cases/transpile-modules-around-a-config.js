const withTM = require('next-transpile-modules')(['three', 'react-three-fiber']);

module.exports = withTM({
  reactStrictMode: true,
  webpack: (config, { isServer }) => {
    if (!isServer) {
      config.resolve.fallback = { fs: false };
    }
    return config;
  },
});
