const services = { auth: 4001, shop: 4002 };
const rewrites = Object.entries(services).map(([name, port]) => ({
  source: `/api/${name}/:path*`,
  destination: `http://localhost:${port}/:path*`,
}));

module.exports = { rewrites: async () => rewrites, serverRuntimeConfig: { rewrites } };
