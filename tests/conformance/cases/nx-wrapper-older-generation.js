const { withNx } = require('@nrwl/next/plugins/with-nx');

const nextConfig = {
  nx: { svgr: true },
  images: { domains: ['images.example.net'] },
};

module.exports = withNx(nextConfig);
