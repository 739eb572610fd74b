const hosts = ['a.example.com', 'b.example.com'];

module.exports = {
  images: {
    remotePatterns: hosts.map((hostname, index) => ({ protocol: 'https', hostname, port: index ? '8443' : '' })),
    domains: hosts.concat(['c.example.com'], 'd.example.com').slice(1).reverse(),
  },
  pageExtensions: ['tsx', 'ts', 'jsx'].filter((ext) => ext.startsWith('t')).flatMap((ext) => [ext, `page.${ext}`]),
  env: {
    FIRST: hosts.find((host) => host.startsWith('b')),
    INDEX: String(hosts.indexOf('b.example.com')),
    HAS: String(hosts.includes('z')),
    FLAT: [[1, [2]], [3]].flat(Infinity).join('/'),
    SORTED: [3, 10, 2].sort().join(),
    NUMERIC: [3, 10, 2].sort((x, y) => x - y).join(),
    LAST: hosts.at(-1),
    FILLED: Array.from({ length: 3 }, (_, i) => i * 2).join(''),
  },
};
