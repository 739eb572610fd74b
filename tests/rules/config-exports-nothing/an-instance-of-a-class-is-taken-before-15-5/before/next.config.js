class Config {
  reactStrictMode = true;
}

module.exports = new Config();
