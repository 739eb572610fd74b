const MB = 1024 * 1024;

module.exports = {
  staticPageGenerationTimeout: 2 ** 7 + (7 % 4),
  onDemandEntries: { maxInactiveAge: 60 * 60 * 1000, pagesBufferLength: ~~(7 / 2) },
  experimental: {
    isrMemoryCacheSize: 50 * MB,
    largePageDataBytes: 1e3 | 1,
    cpus: Math.max(1, 4 - 1),
    ratio: 0.1 + 0.2,
    rounded: Math.round(2.5) + Math.floor(-1.5) + Math.ceil(0.2) + Math.trunc(-0.7),
    parsed: parseInt('42px', 10) + Number('0x10') + parseFloat('3.5abc') + +'7',
    precise: (1234.5678).toFixed(2),
    hex: (255).toString(16),
    negative: -1 >>> 28,
    nothing: Number('abc'),
    endless: 1 / 0,
    appDir: !(1 > 2),
  },
};
