let n = 0;
export default (n++, { experimental: { appDir: n === 1 } });
