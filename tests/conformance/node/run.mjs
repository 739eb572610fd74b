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
import packages from './packages.cjs';

const { OPAQUE, packageNamed, forgetPackages, unwrap, isThing } = packages;
const TIME_LIMIT = 15_000; // ms, for one run that waits; a run that never yields is the caller's to stop
const OPAQUE_VALUE = { $: 'opaque' };

globalThis[Symbol.for('nextlint.package')] = packageNamed;
globalThis.fetch = async () => packageNamed('fetch');
stopTheClock();
let runs = 0;
const counter = new Int32Array(new SharedArrayBuffer(4));
register('./hooks.mjs', import.meta.url, { data: { counter } });
hookRequire();

/** The same answer in every run: what a fix changes must be seen, the time of day must not. */
function stopTheClock() {
  const RealDate = Date;
  const now = RealDate.UTC(2026, 0, 2, 3, 4, 5);
  globalThis.Date = class Date extends RealDate {
    constructor(...args) {
      super(...(args.length ? args : [now]));
    }
    static now = () => now;
  };
  Math.random = () => 0.42;
}

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

/** Next's merge, less the defaults: what is null or undefined goes, at the top and one level down. */
function* ownOptions(config) {
  for (const key of Object.keys(config)) {
    const value = unwrap(config[key]);
    if (value === undefined || value === null) continue;
    if (value === OPAQUE || !value || value.constructor !== Object) yield [key, value];
    else yield [key, withoutNulls(value)];
  }
}

const withoutNulls = (object) =>
  Object.fromEntries(Object.keys(object).map((key) => [key, object[key]]).filter(([, value]) => value !== undefined && value !== null));

function flatten(config) {
  if (config === OPAQUE) return { '*': OPAQUE_VALUE };
  if (config === undefined || config === null) throw new TypeError(`Next does not start with a config that is ${config}`);
  const options = {};
  branch(options, '', [...ownOptions(config)], []);
  return options;
}

function branch(options, prefix, entries, above) {
  const spread = entries.findLastIndex(([key]) => key === OPAQUE);
  entries.forEach(([key, value], at) => {
    if (key === OPAQUE) options[`${prefix}*`] = OPAQUE_VALUE;
    else if (at < spread) options[prefix + key] = OPAQUE_VALUE;
    else leafOrBranch(options, prefix + key, unwrap(value), above);
  });
}

function leafOrBranch(options, where, value, above) {
  if (!isPlainObject(value) || above.includes(value) || above.length > 40) {
    options[where] = above.includes(value) ? { $: 'cycle' } : encode(value, above);
    return;
  }
  options[where] = { $: 'object' };
  branch(options, `${where}.`, Object.keys(value).map((key) => [key, value[key]]), [...above, value]);
}

/** An object whose keys Next reads as options: plain, or of a class, but no map, date, promise or the like. */
const isPlainObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && kindOf(value) === 'object';

function encode(raw, above) {
  const value = unwrap(raw);
  if (typeof value === 'string') return value.includes(OPAQUE) || dependsOnTheFolder(value) ? OPAQUE_VALUE : value;
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : { $: 'number', value: String(value) }; // JSON has no -0
  if (typeof value === 'bigint') return { $: 'bigint', value: String(value) };
  if (typeof value === 'function') return { $: 'function', source: Function.prototype.toString.call(value) };
  if (typeof value !== 'object') return { $: typeof value };
  if (above.includes(value) || above.length > 40) return { $: 'cycle' };
  if (Array.isArray(value)) return Array.from(value, (item) => encode(item, [...above, value]));
  if (isPlainObject(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, encode(value[key], [...above, value])]));
  return { $: kindOf(value), value: value instanceof RegExp || value instanceof Date || value instanceof URL ? String(value) : undefined };
}

/** Whether a string names the folder of the config, or one above it: it is another one where the site is built. */
const dependsOnTheFolder = (text) =>
  text.includes(process.cwd()) || (text.split('/').length > 2 && process.cwd().startsWith(text.replace(/\/$/, '') + path.sep));

const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1).toLowerCase();

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
