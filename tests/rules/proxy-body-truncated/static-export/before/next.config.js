module.exports = {
  output: "export",
  async rewrites() {
    return [{ source: "/a", destination: "https://a.example.com" }];
  },
};
