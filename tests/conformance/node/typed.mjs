// What the loader of a published Next gets out of typed configs.
//
//   node typed.mjs FOLDER     FOLDER holds node_modules/next; one folder of a project per line on stdin
//     -> one JSON line each: {"options": {...}} or {"error": "..."}
import Module, { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(`${process.argv[2]}/`);
process.env.NODE_ENV = 'production';
const { default: loadConfig } = require('next/dist/server/config');
const phase = 'phase-production-server';

const limited = (promise) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error('time limit')), 20_000))]);

const json = (key, value) => (typeof value === 'function' ? { $: 'function' } : value === undefined ? { $: 'undefined' } : value);

async function load(folder) {
  process.chdir(folder); // a compiled config requires from where Next was started
  for (const key of Object.keys(Module._pathCache)) delete Module._pathCache[key];
  try {
    const found = await limited(loadConfig(phase, folder, { customConfig: null, rawConfig: true, silent: true }));
    const module = Array.isArray(found) ? found[0] : found;
    let config = module.default || module;
    if (typeof config === 'function') config = config(phase, { defaultConfig: {} });
    return { options: { ...(await limited(config)) } };
  } catch (error) {
    let cause = error;
    while (cause.cause) cause = cause.cause;
    return { error: `${cause.name}${cause.code ? ` ${cause.code}` : ''}` };
  }
}

for await (const folder of createInterface({ input: process.stdin })) {
  const answer = JSON.stringify(await load(folder), json).replaceAll(folder, '<folder>');
  process.stdout.write(`ANSWER ${answer}\n`);
}
process.exit(0);
