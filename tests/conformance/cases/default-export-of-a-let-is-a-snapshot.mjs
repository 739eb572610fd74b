let config = { compress: true };
export default config;
config = { compress: false };
