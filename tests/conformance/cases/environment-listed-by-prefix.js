const publicEnv = Object.keys(process.env)
  .filter((key) => /^PUBLIC_/i.test(key))
  .reduce((all, key) => ({ ...all, [key]: process.env[key] }), {});
module.exports = { env: publicEnv, reactStrictMode: true, experimental: { appDir: true } };
