module.exports = {
  images: {
    remotePatterns: [
      { protocol: 'http', hostname: 'a.example.com', port: '8080', pathname: '/images/**' },
      { hostname: '**.example.org' },
      { hostname: 'b.example.com', pathname: '**' },
    ],
    domains: ['c.example.com'],
  },
};
