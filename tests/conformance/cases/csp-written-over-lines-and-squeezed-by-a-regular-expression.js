const policy = `
  default-src 'self';
  script-src 'self' 'unsafe-inline';
  style-src 'self' https://fonts.example.com;
  object-src 'none';
`;
const csp = policy.replace(/\s{2,}/g, ' ').trim();
const oneLine = policy.replace(/\n/g, '');

module.exports = {
  env: { csp, oneLine, words: policy.trim().split(/\s*;\s*/).filter(Boolean).length },
  poweredByHeader: false,
  experimental: { appDir: true },
};
