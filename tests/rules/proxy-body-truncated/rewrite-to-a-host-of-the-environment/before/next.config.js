module.exports = {
  rewrites: async () => [{ source: "/api/:path*", destination: `${process.env.API_URL}/:path*` }],
};
