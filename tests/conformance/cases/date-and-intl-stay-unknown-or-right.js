const date = new Date(Date.UTC(2020, 1, 29, 12));

module.exports = {
  env: {
    ISO: date.toISOString(),
    YEAR: String(date.getUTCFullYear()),
    JSON: JSON.stringify(date),
    DAY: String(date.getUTCDay()),
    NEXT: new Date(date.getTime() + 86400000).toISOString(),
    FORMAT: new Intl.NumberFormat('en-US').format(1234567.891),
    LOCALE: (1234.5).toLocaleString('en-US'),
    COMPARE: String('a'.localeCompare('b')),
    INVALID: String(new Date('nonsense')),
  },
  experimental: { appDir: date > new Date(0) },
};
