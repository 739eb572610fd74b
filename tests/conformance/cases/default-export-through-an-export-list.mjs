const settings = { reactStrictMode: true, experimental: { typedRoutes: false } };
export { settings as default };
