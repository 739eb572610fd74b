const log = [];
const base = Promise.resolve({ appDir: true }).then((v) => ({ ...v, seen: 1 })).finally(() => log.push('f'));
const failed = Promise.reject(new Error('x')).catch((e) => e.message).then((m) => m + '!');
const [experimental, message] = await Promise.all([base, failed]);
export default { experimental, env: { message, log: log.join() } };
