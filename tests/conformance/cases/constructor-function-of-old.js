function Config() {
  this.compress = false;
  this.experimental = { appDir: true };
}
Config.prototype.hidden = 1;

module.exports = new Config();
