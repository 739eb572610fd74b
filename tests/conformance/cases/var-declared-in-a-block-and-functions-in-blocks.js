if (process.env.NODE_ENV === 'production') {
  var experimental = { appDir: false };
  function env() {
    return { FROM: 'block' };
  }
}

module.exports = { experimental, env: env() };
