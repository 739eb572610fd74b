module.exports = {
  rewrites: async () => ({
    beforeFiles: process.env.API_HOST
      ? [{ source: "/api/:path*", destination: `https://${process.env.API_HOST}/:path*` }]
      : [],
  }),
};
