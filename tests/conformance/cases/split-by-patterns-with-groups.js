module.exports = {
  env: {
    a: 'a, b;c'.split(/[,;]\s*/),
    b: 'x1y22z'.split(/(\d+)/),
    c: 'abc'.split(/(?:)/),
    d: ''.split(/x/),
    e: 'a b  c'.split(/\s+/, 2),
    f: 'camelCaseText'.split(/(?=[A-Z])/).join('-').toLowerCase(),
    g: 'aXbxc'.split(/x/i),
  },
  experimental: { appDir: 'v13.4.4'.split(/[v.]/).length === 4 },
};
