const { hostname, port } = new URL('https://media.example.com:8443/path?x=1');

module.exports = { images: { remotePatterns: [{ protocol: 'https', hostname, port }] } };
