const everything = { internal: 'x', appDir: true, experimental: { appDir: false, legacy: 1 }, compress: false };
const { internal, appDir, ...config } = everything;
const {
  experimental: { legacy, ...kept },
} = config;

module.exports = { ...config, experimental: kept };
