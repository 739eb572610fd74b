const q = encodeURIComponent("a b&c=d/é'()*");
module.exports = {
  env: { q, uri: encodeURI('https://x.y/a b?c=[d]&é#f'), back: decodeURIComponent(q), token: btoa('user:pa55'), plain: atob('aGk='),
    buf: Buffer.from('héllo').toString('base64'), hex: Buffer.from('abc').toString('hex'), dec: Buffer.from('aGk=', 'base64').toString(), b64: Buffer.from('x').toString('utf8') },
  experimental: { appDir: decodeURIComponent('%41') === 'A' },
};
