let counter = 0;
const value = (counter++, counter++, { appDir: counter === 2 });

module.exports = (void 0, { experimental: value, basePath: void 0 ?? '/x' });
