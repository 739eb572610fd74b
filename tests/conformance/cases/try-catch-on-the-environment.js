let images = { domains: ['localhost'] };
try {
  images = { domains: [new URL(process.env.CDN).hostname] };
} catch {
  images.unoptimized = true;
}

module.exports = { images, experimental: { appDir: false } };
