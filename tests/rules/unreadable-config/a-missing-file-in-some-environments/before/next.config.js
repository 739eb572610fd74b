if (process.env.ANALYZE) {
  require("./scripts/analyze");
}
module.exports = { reactStrictMode: true };
