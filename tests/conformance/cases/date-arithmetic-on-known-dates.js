const day = new Date('2024-03-01T00:00:00Z');

module.exports = { env: { DAY: day.toISOString().slice(0, 10), TIME: String(day.getTime()), YEAR: `${day.getUTCFullYear()}` } };
