let result;
try {
  result = typeof later;
} catch (error) {
  result = error instanceof ReferenceError ? error.name : 'other';
}
let later = 1;
module.exports = { env: { result, later }, experimental: { appDir: result === 'ReferenceError' } };
