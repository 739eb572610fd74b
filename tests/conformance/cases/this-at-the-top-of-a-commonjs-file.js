this.compress = false;
(function () {
  this.experimental = { appDir: true };
}).call(this);
const arrow = () => this;
arrow().poweredByHeader = false;
