const names = ['API_URL', 'ASSET_HOST'];

module.exports = {
  env: names.reduce((env, name) => ({ ...env, [name]: process.env[name] || '' }), {}),
  publicRuntimeConfig: Object.assign({}, ...names.map((name) => ({ [name.toLowerCase()]: process.env[name] }))),
};
