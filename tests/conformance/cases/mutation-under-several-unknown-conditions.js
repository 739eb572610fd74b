const config = { experimental: {} };
const { A, B } = process.env;
if (A) config.experimental.appDir = true;
if (B) config.experimental = { ...config.experimental, mdxRs: true };
else delete config.experimental.appDir;
if (A && B) config.both = true;
if (!A || !B) config.notBoth = true;
(A ? config : config.experimental).where = 'x';
module.exports = config;
