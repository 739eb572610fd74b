module.exports = {
  images: {
    domains: ['a.example.com', 'b.example.com'],
  },
};
