module.exports = {
  async rewrites() {
    return [{ source: "/old/:path*", destination: "/new/:path*" }];
  },
};
