module.exports = {
  images: {
    domains: ['a.example.com'],
    remotePatterns: [{ hostname: 'b.example.com' }],
  },
};
