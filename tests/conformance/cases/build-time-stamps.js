const startedAt = new Date();

module.exports = {
  env: { STARTED: startedAt.toISOString(), RANDOM: `${Math.random()}`, YEAR: String(startedAt.getFullYear()) },
  experimental: { appDir: startedAt.getTime() < 0 },
};
