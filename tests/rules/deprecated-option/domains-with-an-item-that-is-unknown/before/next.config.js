module.exports = {
  images: { domains: ['a.example.com', process.env.CDN_HOST ?? 'b.example.com'] },
};
