const withLess = require('next-with-less');
const theme = { 'primary-color': '#1DA57A', 'border-radius-base': 2 + 'px' };
const toLess = (vars) => Object.keys(vars).reduce((text, key) => text + `@${key}: ${vars[key]};\n`, '');
module.exports = withLess({ lessLoaderOptions: { lessOptions: { modifyVars: theme } }, env: { less: toLess(theme) }, experimental: { appDir: false } });
