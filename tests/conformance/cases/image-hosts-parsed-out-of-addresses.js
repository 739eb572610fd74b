const urls = ['https://cdn.example.com/assets', 'http://localhost:9000', process.env.S3_URL].filter(Boolean);
const remotePatterns = urls.map((one) => {
  const { protocol, hostname, port, pathname } = new URL(one);
  return { protocol: protocol.replace(':', ''), hostname, port, pathname: `${pathname.replace(/\/$/, '')}/**` };
});
module.exports = { images: { remotePatterns }, reactStrictMode: true, experimental: { appDir: true } };
