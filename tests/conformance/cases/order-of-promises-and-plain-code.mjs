const log = [];
const later = (async () => {
  log.push('start');
  await null;
  log.push('after await');
})();
Promise.resolve().then(() => log.push('then'));
log.push('plain');
await later;
log.push('end');

export default { env: { LOG: log.join(', ') } };
