const { NextFederationPlugin } = require('@module-federation/nextjs-mf');

const remotes = (isServer) => {
  const location = isServer ? 'ssr' : 'chunks';
  return { checkout: `checkout@${process.env.CHECKOUT_URL}/_next/static/${location}/remoteEntry.js` };
};

module.exports = {
  reactStrictMode: true,
  webpack(config, { isServer }) {
    config.plugins.push(new NextFederationPlugin({ name: 'shell', remotes: remotes(isServer) }));
    return config;
  },
};
