const { env, isTrue } = require('./env');

module.exports = {
  experimental: { appDir: isTrue(env.APP_ROUTER) },
  basePath: env.BASE_PATH,
};
