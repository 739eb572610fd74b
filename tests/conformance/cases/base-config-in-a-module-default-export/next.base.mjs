const base = {
  experimental: {
    appDir: true,
  },
};
export default base;
