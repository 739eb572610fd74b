const host = 'example.com';
const raw = String.raw`C:\new\${host}`;

module.exports = {
  assetPrefix: `https://${['cdn', 'static'].map((name) => `${name}.${host}`).join('|')}`,
  env: { RAW: raw, LINES: `one
two`, DOLLAR: `$${'x'}` },
};
