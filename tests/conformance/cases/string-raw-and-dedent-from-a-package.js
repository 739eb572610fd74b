const dedent = require('dedent');
const text = dedent`
  a
    b
`;
module.exports = { env: { text }, reactStrictMode: true, experimental: { appDir: true } };
