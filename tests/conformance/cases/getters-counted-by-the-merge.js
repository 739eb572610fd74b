let reads = 0;
const experimental = {
  get appDir() {
    reads += 1;
    return reads % 2 === 0;
  },
};

module.exports = { experimental, env: { READS: String(reads) } };
