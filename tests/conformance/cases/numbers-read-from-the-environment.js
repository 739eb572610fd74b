const toInt = (text, fallback) => {
  const n = Number.parseInt(text ?? '', 10);
  return Number.isNaN(n) ? fallback : n;
};
module.exports = {
  staticPageGenerationTimeout: toInt(process.env.TIMEOUT, 60),
  experimental: { appDir: true, cpus: Math.max(1, toInt('7', 1) - 1), workerThreads: toInt(undefined, 0) > 0 },
};
