module.exports = { modularizeImports: { lodash: { transform: 'lodash/{{member}}' } } };
