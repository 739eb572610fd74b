module.exports = {
  env: Object.fromEntries(Object.entries(process.env).filter(([key]) => key.startsWith('PUBLIC_'))),
  experimental: { appDir: false },
};
