let extra = { reactStrictMode: true };
let how = 'read';
try {
  extra = require('./extra.json');
} catch (error) {
  how = error.name;
}
module.exports = { ...extra, env: { how }, experimental: { appDir: true } };
