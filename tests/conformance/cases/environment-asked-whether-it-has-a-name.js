const { env } = process;

module.exports = {
  env: { IN: String('FLAG' in env), OWN: String(Object.hasOwn(env, 'FLAG')), EMPTY: String(env.FLAG === ''), TYPE: typeof env.FLAG },
  experimental: { appDir: 'FLAG' in process.env, mdxRs: typeof process.env.NODE_ENV === 'string' },
};
