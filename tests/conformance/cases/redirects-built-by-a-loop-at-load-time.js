const legacy = {
  '/about-us': '/about',
  '/team': '/about#team',
  '/blog/archive': '/blog',
};
const redirects = [];
for (const source in legacy) {
  if (Object.prototype.hasOwnProperty.call(legacy, source)) {
    redirects.push({ source, destination: legacy[source], permanent: true });
  }
}
const counted = redirects.reduce((sum, { source }) => sum + source.length, 0);

module.exports = {
  env: { counted, last: redirects[redirects.length - 1].destination },
  table: redirects,
  redirects: async () => redirects,
  experimental: { appDir: counted > 10 },
};
