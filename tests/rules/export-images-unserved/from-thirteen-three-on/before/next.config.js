module.exports = {
  output: process.env.STATIC ? "export" : undefined,
};
