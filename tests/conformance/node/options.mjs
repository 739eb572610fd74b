// A config as the flat map of nextlint's JSON contract: objects are branches ({"$": "object"}), everything else is a leaf.
import path from 'node:path';

import packages from './packages.cjs';

const { OPAQUE, unwrap } = packages;
const OPAQUE_VALUE = { $: 'opaque' };

/** The same answer in every run: what a fix changes must be seen, the time of day must not. */
export function stopTheClock() {
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

export function flatten(config) {
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

export function encode(raw, above) {
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
