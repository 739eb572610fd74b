class Config {
  reactStrictMode = true;
  experimental = {};
}

module.exports = new Config();
