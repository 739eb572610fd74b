const policies = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'https://cdn.example.com'],
  'script-src': ["'self'", process.env.NODE_ENV === 'development' && "'unsafe-eval'"].filter(Boolean),
};
const header = Object.entries(policies)
  .map(([name, values]) => `${name} ${values.join(' ')}`)
  .join('; ');
const securityHeaders = [{ key: 'Content-Security-Policy', value: header.replace(/\s{2,}/g, ' ').trim() }];

module.exports = {
  publicRuntimeConfig: { securityHeaders },
  async headers() {
    return [{ source: '/(.*)', headers: securityHeaders }];
  },
};
