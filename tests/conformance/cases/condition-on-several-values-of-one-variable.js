const env = process.env.APP_ENV;
const isProd = env === 'production' || env === 'prod';
const isTest = !isProd && ['test', 'ci'].includes(env);

module.exports = {
  experimental: { appDir: isProd ? false : isTest ? true : undefined },
  env: { KIND: isProd ? 'P' : isTest ? 'T' : 'D' },
};
