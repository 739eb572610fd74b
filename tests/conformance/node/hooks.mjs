// ESM loader hooks: packages become pass-throughs, local files load afresh for every run (the `?run=` of their importer).
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

// Builtins whose answers differ from machine to machine are replaced like packages.
export const UNSTABLE = new Set(['child_process', 'os', 'crypto', 'http', 'https', 'net', 'dns', 'tls', 'v8', 'perf_hooks']);
const SCHEME = 'nextlint-package:';
const EXTENSIONS = ['', '.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js', '/index.mjs'];

export const isLocal = (specifier) => /^(\.{1,2}(\/|$)|\/|file:)/.test(specifier);
export const isUnstable = (specifier) => UNSTABLE.has(specifier.replace(/^node:/, '').split('/')[0]);

export async function resolve(specifier, context, next) {
  if (isLocal(specifier)) return resolveLocal(specifier, context, next);
  if (specifier.startsWith('data:') || (isBuiltin(specifier) && !isUnstable(specifier))) return next(specifier, context);
  const from = context.parentURL ?? '';
  const url = `${SCHEME}${encodeURIComponent(specifier)}?from=${encodeURIComponent(from)}`;
  return { url, format: 'module', shortCircuit: true, importAttributes: {} };
}

let counter; // of runs, shared with the main thread
export function initialize(data) {
  counter = data.counter;
}

async function resolveLocal(specifier, context, next) {
  // A CommonJS file is known without its run.
  const run = new URL(context.parentURL ?? 'file:///').search || `?run=${Atomics.load(counter, 0)}`;
  const candidates = EXTENSIONS.map((extension) => specifier + extension);
  if (/\.m?js$/.test(specifier) && /\.m?ts(\?|$)/.test(context.parentURL ?? '')) candidates.push(specifier.replace(/js$/, 'ts'));
  let firstError;
  for (const candidate of /\.m?ts(\?|$)/.test(context.parentURL ?? '') ? candidates : [specifier]) {
    try {
      const found = await next(candidate, context);
      return run && !found.url.includes('?') ? { ...found, url: found.url + run } : found;
    } catch (error) {
      firstError ??= error;
    }
  }
  throw firstError;
}

export async function load(url, context, next) {
  if (url.startsWith(SCHEME)) return { format: 'module', source: packageSource(url), shortCircuit: true };
  if (/\.m?ts(\?|$)/.test(url)) {
    return { format: 'module', source: readFileSync(fileURLToPath(url), 'utf8'), shortCircuit: true };
  }
  if (context.format === 'commonjs' && isModuleInDisguise(fileURLToPath(url))) {
    return { format: 'module', source: readFileSync(fileURLToPath(url), 'utf8'), shortCircuit: true };
  }
  return next(url, context);
}

/** Whether a `.js` file that no package.json calls a module is one: Node runs what only parses as a module as a module. */
function isModuleInDisguise(path) {
  const text = readFileSync(path, 'utf8');
  if (!path.endsWith('.js') || !/\b(import|export)\b/.test(text)) return false;
  try {
    new Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`);
    return false;
  } catch (error) {
    return /import statement outside|'import.meta' outside|Unexpected token 'export'/.test(error.message);
  }
}

/** An ES module that exports, of one package, every identifier that occurs in the file that imports it. */
function packageSource(url) {
  const { pathname, searchParams } = new URL(url);
  const specifier = decodeURIComponent(pathname);
  const names = identifiersOf(searchParams.get('from'));
  const lines = names.map((name, at) => `const v${at} = root[${JSON.stringify(name)}]; export { v${at} as ${name} };`);
  return `const root = globalThis[Symbol.for('nextlint.package')](${JSON.stringify(specifier)});\nexport default root;\n${lines.join('\n')}`;
}

function identifiersOf(url) {
  if (!url?.startsWith('file:')) return [];
  const text = readFileSync(fileURLToPath(url), 'utf8');
  const names = new Set(text.match(/[A-Za-z_$][\w$]*/g) ?? []);
  for (const name of ['default', 'then', '__esModule']) names.delete(name);
  return [...names];
}
