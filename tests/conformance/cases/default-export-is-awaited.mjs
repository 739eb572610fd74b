const make = async (appDir) => ({ experimental: { appDir }, reactStrictMode: true });
export default await make(process.env.NODE_ENV === 'production');
