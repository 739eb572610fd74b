let reads = 0;
const flags = {
  get appDir() {
    reads += 1;
    return reads > 1;
  },
};
const copy = { ...flags };

module.exports = { experimental: copy, env: { READS: String(reads), AGAIN: String(flags.appDir) } };
