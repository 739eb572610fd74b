const workers = Number(process.env.WORKERS) || 4;

module.exports = {
  experimental: { cpus: workers, workerThreads: workers > 8, appDir: false },
  staticPageGenerationTimeout: parseInt(process.env.TIMEOUT || '120', 10),
};
