const release = new Date('2024-01-15T12:00:00.000Z');
const epoch = Date.UTC(2024, 0, 1);
module.exports = { env: { year: release.getUTCFullYear(), iso: release.toISOString(), epoch }, experimental: { appDir: true }, compress: release > new Date(0) };
