// What Node finds in a next.config file, loaded as Next loads it and with every package replaced by a pass-through.
//
//   node run.mjs next.config.mjs ...      print one JSON line for each file, with the environment as it is
//   node run.mjs --serve                  answer requests on stdin, one JSON line each:
//     {"id": 1, "path": "/abs/next.config.js", "envs": [{"CI": "1"}, {}], "phase": "phase-production-server", "limit": 5000}
//     -> {"id": 1, "results": [{"options": {...}}, {"error": {"name": ..., "message": ...}}]}
//
// `options` is the flat map of nextlint's JSON contract: objects are branches ({"$": "object"}), everything else is a leaf.
import Module, { isBuiltin, register } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

import { isLocal, isUnstable } from './hooks.mjs';
import { flatten, stopTheClock } from './options.mjs';
import packages from './packages.cjs';

const { OPAQUE, packageNamed, forgetPackages, unwrap } = packages;
const TIME_LIMIT = 15_000; // ms, for one run that waits; a run that never yields is the caller's to stop

globalThis[Symbol.for('nextlint.package')] = packageNamed;
globalThis.fetch = async () => packageNamed('fetch');
stopTheClock();
let runs = 0;
const counter = new Int32Array(new SharedArrayBuffer(4));
register('./hooks.mjs', import.meta.url, { data: { counter } });
hookRequire();

const isPackage = (request) => !isLocal(request) && !path.isAbsolute(request) && (!isBuiltin(request) || isUnstable(request));

function hookRequire() {
  const { _load: load, _resolveFilename: resolveFilename } = Module;
  Module._load = (request, parent, ...rest) => {
    if (isPackage(request)) return packageNamed(request);
    if (!isLocal(request) || !parent) return load.call(Module, request, parent, ...rest);
    // Node remembers by the parent's folder what a request was resolved to, beyond the module that we let it forget.
    const { path: folder } = parent;
    parent.path = `${folder}?run=${runs}`;
    try {
      return load.call(Module, resolveFilename.call(Module, request, { ...parent, path: folder }), parent, ...rest);
    } finally {
      parent.path = folder;
    }
  };
  Module._resolveFilename = (request, ...rest) => {
    if (!isPackage(request)) return resolveFilename.call(Module, request, ...rest);
    // Node looks for the names that `module.exports = require('x')` hands on, and takes a throw for none.
    if (new Error().stack.includes('cjsPreparse')) throw new Error('a package');
    return `/${OPAQUE}/${request}`;
  };
}

/** What Next hands to a function as `defaultConfig`: nextlint claims to know `appDir` of it, and nothing else. */
const defaultConfig = () => ({
  env: packageNamed('next/env'),
  distDir: packageNamed('next/distDir'),
  compress: packageNamed('next/compress'),
  poweredByHeader: packageNamed('next/poweredByHeader'),
  images: packageNamed('next/images'),
  experimental: { appDir: true, externalDir: packageNamed('next/externalDir') },
});

/** `module.default || module`, called if it is a function, awaited. */
async function normalize(namespace, phase) {
  let config = unwrap(namespace.default || namespace);
  if (typeof config === 'function') config = config(phase, { defaultConfig: defaultConfig() });
  return unwrap(await config);
}

const realEnvironment = process.env;
const realGlobals = new Set(Reflect.ownKeys(globalThis)); // nothing that a config leaves behind reaches the next one
async function runOnce(file, env, phase, limit) {
  const before = { env: { ...process.env }, cwd: process.cwd() };
  for (const key of Object.keys(process.env)) if (!['PATH', 'HOME'].includes(key)) delete process.env[key];
  Object.assign(process.env, { NODE_ENV: 'production' }, env);
  forgetRequired();
  forgetPackages();
  try {
    process.chdir(path.dirname(file));
    runs += 1;
    Atomics.store(counter, 0, runs);
    const url = `${pathToFileURL(file).href}?run=${runs}`;
    return { options: flatten(await withTimeLimit(import(url).then((namespace) => normalize(namespace, phase)), limit)) };
  } catch (error) {
    const described = error instanceof Error ? error : new Error(String(error));
    return { error: { name: described.name, message: String(described.message).slice(0, 500) } };
  } finally {
    process.chdir(before.cwd);
    process.env = realEnvironment;
    for (const key of Reflect.ownKeys(globalThis)) if (!realGlobals.has(key)) delete globalThis[key];
    for (const key of Object.keys(process.env)) delete process.env[key];
    Object.assign(process.env, before.env);
  }
}

function forgetRequired() {
  const own = path.dirname(new URL(import.meta.url).pathname);
  for (const name of Object.keys(Module._cache)) if (!name.startsWith(own + path.sep)) delete Module._cache[name];
}

function withTimeLimit(promise, milliseconds) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('nextlint: time limit')), milliseconds);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

const write = process.stdout.write.bind(process.stdout);
const exit = process.exit.bind(process);
for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table']) console[name] = () => {};
process.stdout.write = () => true;
process.exit = (code) => {
  throw new Error(`process.exit(${code})`);
};
process.emitWarning = () => {};
process.on('unhandledRejection', () => {});

async function answer({ id, path: file, envs = [{}], phase = 'phase-production-server', limit = TIME_LIMIT }) {
  const results = [];
  for (const env of envs) results.push(await runOnce(file, env, phase, limit));
  write(`${JSON.stringify({ id, results })}\n`);
}

if (process.argv[2] === '--serve') {
  for await (const line of createInterface({ input: process.stdin })) await answer(JSON.parse(line));
} else {
  const envs = [{ ...process.env, NODE_ENV: 'production' }];
  for (const file of process.argv.slice(2)) await answer({ id: file, path: path.resolve(file), envs });
}
exit(0);
