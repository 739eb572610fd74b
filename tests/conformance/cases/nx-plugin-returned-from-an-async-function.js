const { withNx } = require('@nx/next/plugins/with-nx');
const base = { nx: { svgr: true }, reactStrictMode: true, experimental: { appDir: false } };

module.exports = async (phase, context) => {
  const addNx = withNx({ ...base, distDir: '.next' });
  const settings = await addNx(phase, context);
  return settings;
};
