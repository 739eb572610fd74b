const experimental = { appDir: true };
function make(experimental) {
  {
    const experimental = { appDir: 'inner' };
    void experimental;
  }
  return { experimental };
}

module.exports = make({ ...experimental, appDir: false });
