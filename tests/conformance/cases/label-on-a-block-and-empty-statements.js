;;
config: {
  if (process.env.STOP) break config;
  var experimental = { appDir: true };
}
debugger;

module.exports = { experimental };
