module.exports = {
  async rewrites() {
    return [{ source: "/:region([a-z0-9-]+)/api", destination: "https://:region.example.com/api" }];
  },
};
