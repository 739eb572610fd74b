this.experimental = { appDir: true };
exports.env = { same: this === exports, notModule: this === module };
const arrow = () => this;
arrow().reactStrictMode = true;
(function () {
  this.leaked = 1;
})();
exports.trailingSlash = typeof leaked === 'number';
