const services = ['auth', 'billing', 'search'];
const port = (name) => 4000 + services.indexOf(name);

const rewrites = services.flatMap((name) => [
  { source: `/api/${name}`, destination: `http://localhost:${port(name)}` },
  { source: `/api/${name}/:path*`, destination: `http://localhost:${port(name)}/:path*` },
]);

module.exports = {
  table: rewrites,
  async rewrites() {
    return { beforeFiles: [], afterFiles: rewrites, fallback: [] };
  },
  experimental: { appDir: true },
};
