const isProd = process.env.NODE_ENV === 'production';

const directives = {
  'default-src': ["'self'"],
  'script-src': ["'self'", !isProd && "'unsafe-eval'", process.env.CSP_SCRIPTS].filter(Boolean),
  'img-src': ["'self'", 'data:', 'https://images.example.com'],
  'connect-src': ["'self'", ...(isProd ? ['https://api.example.com'] : ['ws:'])],
  'upgrade-insecure-requests': [],
};

const toCsp = (table) =>
  Object.entries(table)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');

const securityHeaders = [
  { key: 'Content-Security-Policy', value: toCsp(directives) },
  { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
  { key: 'Permissions-Policy', value: ['camera', 'microphone', 'geolocation'].map((f) => `${f}=()`).join(', ') },
];

module.exports = {
  env: { img: toCsp({ 'img-src': directives['img-src'] }) },
  securityHeaders,
  experimental: { appDir: true },
  async headers() {
    return [{ source: '/:path*', headers: securityHeaders }];
  },
};
