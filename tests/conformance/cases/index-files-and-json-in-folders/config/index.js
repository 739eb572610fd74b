Object.assign(exports, require('./locales'), { root: '/' });
