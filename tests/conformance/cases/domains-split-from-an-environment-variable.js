const domains = (process.env.IMAGE_DOMAINS || 'a.example.com,b.example.com').split(',').map((d) => d.trim()).filter(Boolean);

module.exports = {
  images: { domains, unoptimized: domains.length === 0 },
  experimental: { appDir: false },
};
