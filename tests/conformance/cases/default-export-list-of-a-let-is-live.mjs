let config = { compress: true };
export { config as default };
config = { compress: false, experimental: { appDir: false } };
