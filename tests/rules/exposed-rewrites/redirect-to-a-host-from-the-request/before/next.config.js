module.exports = {
  async redirects() {
    return [{ source: "/:region/api", destination: "https://:region.example.com/api", permanent: false }];
  },
};
