module.exports = {
  images: {
    remotePatterns: [
      { hostname: 'a.example.com' },
      { hostname: 'b.example.com' },
    ],
  },
};
