const log = [];
function* resource() {
  try {
    yield 1;
    yield 2;
  } finally {
    log.push('closed');
  }
}
const [only] = resource();
module.exports = { env: { only, log: log.join() }, experimental: { appDir: log.length === 1 } };
