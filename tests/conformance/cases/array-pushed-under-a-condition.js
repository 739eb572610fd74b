const domains = ['a.example.com'];
if (process.env.EXTRA_DOMAIN) domains.push('extra.example.com');
if (process.env.OTHER_DOMAIN) domains.push('other.example.com');

module.exports = { images: { domains }, env: { COUNT: String(domains.length), LAST: domains[domains.length - 1] } };
