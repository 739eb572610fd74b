// The value of each expression of a JSON list on stdin, each in a realm of its own: what one replaces is whole for the next.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';

const require = createRequire(import.meta.url);
const given = () => ({ require, Buffer, URL, URLSearchParams, TextEncoder, structuredClone, btoa, atob, process: { env: {} } });
const plain = new Set(['object', 'undefined']);
const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1).toLowerCase();

function encode(value, above = []) {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : { $: 'number', value: String(value) };
  if (typeof value === 'bigint') return { $: 'bigint', value: String(value) };
  if (typeof value !== 'object') return { $: typeof value, source: '[native code]' };
  if (above.includes(value) || above.length > 40) return { $: 'cycle' };
  const inside = [...above, value];
  if (Array.isArray(value)) {
    const items = [];
    for (let at = 0; at < value.length && at < 1000; at++) items.push(encode(value[at], inside));
    return items;
  }
  if (!plain.has(kindOf(value))) return { $: kindOf(value), value: ['regexp', 'date', 'url'].includes(kindOf(value)) ? String(value) : undefined };
  return Object.fromEntries(Object.keys(value).map((key) => [key, encode(value[key], inside)]));
}

function answer(text) {
  const module = { exports: {} };
  try {
    const run = runInNewContext(`(function (exports, require, module, __filename, __dirname) { ${text}\n})`, given(), { timeout: 2000 });
    run(module.exports, require, module, '/site/next.config.js', '/site');
    return encode(module.exports.env.r);
  } catch (error) {
    return { $: 'throws', value: String(error && error.name) };
  }
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(answer)));
