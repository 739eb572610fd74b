const options = { experimental: null, env: { A: '', B: undefined } };
options.experimental ??= { appDir: true };
options.experimental.appDir &&= false;
options.env.A ||= 'filled';
options.env.B ??= 'set';
let total = 3;
total **= 2;
total <<= 1;

module.exports = { ...options, staticPageGenerationTimeout: total };
