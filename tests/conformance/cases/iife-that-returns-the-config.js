module.exports = (() => {
  const experimental = { appDir: true };
  if (process.env.NODE_ENV === 'production') {
    experimental.appDir = false;
  }
  return { experimental };
})();
