process.env.FLAG = true;
process.env.COUNT = 3;
process.env.NOTHING = undefined;
delete process.env.GONE;

module.exports = {
  env: { FLAG: process.env.FLAG, COUNT: process.env.COUNT, NOTHING: process.env.NOTHING, GONE: process.env.GONE },
  experimental: { appDir: process.env.FLAG === true },
};
