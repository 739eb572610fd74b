async function redirects() {
  return [{ source: '/home', destination: '/', permanent: true }];
}
redirects.hosts = ['a.example.com'];
module.exports = redirects;
