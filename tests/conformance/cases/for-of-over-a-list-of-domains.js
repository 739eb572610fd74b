const domains = [];
for (const region of ['eu', 'us', 'ap']) {
  for (const host of ['img', 'cdn']) {
    domains.push(`${host}.${region}.example.com`);
  }
}

module.exports = { images: { domains }, experimental: { appDir: domains.length > 6 } };
