module.exports = {
  async rewrites() {
    return [{ source: "/old", destination: "/new" }];
  },
};
