module.exports = {
  async rewrites() {
    return [{ source: "/:region/api", destination: "https://:region.example.com/api" }];
  },
};
