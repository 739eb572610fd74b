const experimental = { appDir: true };
const config = { experimental, env: { A: '1' } };
Object.assign(config.experimental, { appDir: false, mdxRs: true });
Object.assign(config.env, { A: '2', B: '3' });

module.exports = config;
