function* options() {
  yield ['compress', false];
  yield ['experimental', { appDir: true }];
}

module.exports = Object.fromEntries(options());
