const { APP_ROUTER, BASE_PATH = '/app' } = process.env;
exports.env = { APP_ROUTER, BASE_PATH };
exports.isTrue = (value) => value === 'true' || value === '1';
