module.exports = makeConfig('experimental');

function makeConfig(group) {
  return { [group]: flags(), compress: hoisted === undefined };
}

function flags() {
  return { appDir: false };
}

var hoisted = true;
