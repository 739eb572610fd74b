// What the loader of a published Next makes of configs.
//
//   node loaders.mjs FOLDER     FOLDER holds node_modules/next; on stdin one JSON line for each project:
//     {"file": "/a/next.config.js", "merged": "/b", "options": ["output", ...]}      /b is another copy of the folder of /a
//     -> one line each, for the two phases: {"server": {...}, "build": {...}} of
//        {"options": {...}, "served": {...}} or {"error": "..."}
//
// `options` is what the file says, as Next takes it in; `served` what Next has of the options that were asked for once it
// has merged, checked and derived.
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { flatten, stopTheClock } from './options.mjs';

const require = createRequire(`${process.argv[2]}/`);
const exit = process.exit.bind(process);
const write = process.stdout.write.bind(process.stdout);
process.env.NODE_ENV = 'production';
const { default: loadConfig } = require('next/dist/server/config');
const { defaultConfig } = require('next/dist/server/config-shared');
const isPositional = parseInt(require('next/package.json').version) < 14;
const load = (phase, folder, rawConfig) =>
  limited(isPositional ? loadConfig(phase, folder, null, rawConfig, true) : loadConfig(phase, folder, { rawConfig, silent: true }));
const realEnvironment = process.env;
const environment = { ...process.env };
const globals = new Set(Object.keys(globalThis));

for (const name of ['log', 'info', 'warn', 'error']) console[name] = () => {};
process.stdout.write = () => true;
process.on('unhandledRejection', () => {});
process.exit = (code) => {
  throw new Error(`process.exit(${code})`);
};
stopTheClock();

const limited = (promise) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error('time limit')), 20_000).unref())]);

function reset(folder) {
  process.chdir(folder); // a compiled config requires from where Next was started
  for (const key of Object.keys(Module._pathCache)) delete Module._pathCache[key];
  process.env = realEnvironment;
  for (const key of Object.keys(process.env)) delete process.env[key];
  Object.assign(process.env, environment);
  for (const key of Object.keys(globalThis)) if (!globals.has(key)) Reflect.deleteProperty(globalThis, key);
}

async function taken(file, phase) {
  reset(path.dirname(file));
  const found = await load(phase, path.dirname(file), true);
  const module = Array.isArray(found) ? found[0] : found;
  let config = module.default || module;
  if (typeof config === 'function') config = config(phase, { defaultConfig: structuredClone(JSON.parse(JSON.stringify(defaultConfig))) });
  return flatten(await limited(config));
}

async function served(folder, options, phase) {
  reset(folder);
  const config = await load(phase, folder, false);
  const value = (option) => option.split('.').reduce((at, key) => at?.[key], config);
  return Object.fromEntries(options.map((option) => [option, value(option)]));
}

const named = (error) => `${error?.name ?? error}${error?.code ? ` ${error.code}` : ''}`;

async function answer({ file, merged, options }, phase) {
  const found = {};
  try {
    found.options = await taken(file, phase);
  } catch (error) {
    return { error: named(error) };
  }
  try {
    found.served = await served(merged, options, phase);
  } catch (error) {
    found.stops = named(error);
  }
  return found;
}

const json = (key, value) => (typeof value === 'function' ? { $: 'function' } : value);
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const found = { server: await answer(request, 'phase-production-server') };
  const build = await answer({ ...request, file: request.file.replace('/server/', '/build/'), merged: request.merged.replace('/server/', '/build/') }, 'phase-production-build');
  if (JSON.stringify(build, json) !== JSON.stringify(found.server, json)) found.build = build;
  write(`ANSWER ${JSON.stringify(found, json)}\n`);
}
exit(0);
