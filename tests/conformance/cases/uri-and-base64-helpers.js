module.exports = {
  env: {
    ENCODED: encodeURIComponent('a b&c/ü'),
    URI: encodeURI('https://x.example/ä?q=1 2'),
    DECODED: decodeURIComponent('%F0%9F%8E%89%20x'),
    BASE64: Buffer.from('hello').toString('base64'),
    BTOA: btoa('hello'),
    ATOB: atob('aGVsbG8='),
    QUERY: new URLSearchParams({ a: '1', b: 'x y' }).toString(),
    JOINED: new URL('/path?x=1#y', 'https://example.com:8080/base').href,
    ORIGIN: new URL('https://example.com:443/x').origin,
  },
};
