const log = [];
function* traced(list) {
  for (const one of list) {
    log.push(`before ${one}`);
    yield one;
    log.push(`after ${one}`);
  }
}
for (const one of traced(['x', 'y'])) log.push(`body ${one}`);
const spread = [...traced(['z'])];
module.exports = { env: { log: log.slice(-2).join(), spread: spread.join() }, experimental: { appDir: true } };
