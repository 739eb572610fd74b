module.exports = {
  images: {
    remotePatterns: [{ hostname: 'https://cdn.example.com' }],
    domains: ['b.example.com/'],
  },
};
