const u = new URL('https://user:pw@api.example.com:8443/v1/items/../list?sort=asc&n=2#top');
const relative = new URL('/graphql', 'https://api.example.com/x');
module.exports = {
  env: {
    host: u.host, hostname: u.hostname, port: u.port, path: u.pathname, search: u.search, hash: u.hash, user: u.username,
    origin: u.origin, href: u.href, sort: u.searchParams.get('sort'), rel: relative.href, text: String(relative),
  },
  experimental: { appDir: true },
};
