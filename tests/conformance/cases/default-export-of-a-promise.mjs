const load = async () => ({ experimental: { appDir: true }, generateEtags: false });
export default load();
