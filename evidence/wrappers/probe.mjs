// Calls the functions of one package with probe configs and prints, as JSON, what Next would get.
//
// node probe.mjs ENTRIES    in a folder where the package is installed; ENTRIES is JSON: [{module, export, options, off}]
import { createRequire } from "node:module";
import { writeSync, openSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const here = createRequire(join(process.cwd(), "next.config.js"));
const PHASE = process.env.PROBE_PHASE ?? "phase-production-server";
const PATIENCE = 20_000;
const NOT_KEYS = new Set(["then", "toJSON", "constructor", "default", "length", "name", "prototype", "__esModule"]);
const quiet = () => {};
console.log = console.info = console.warn = console.error = console.debug = quiet;
process.stdout.write = () => true;
process.stderr.write = () => true;
for (const event of ["unhandledRejection", "uncaughtException"]) process.on(event, quiet);

// What is given. The small config tells what comes through; the large one has the options that wrappers touch.
const small = () => ({
  nextlintProbe: "given",
  distDir: "given",
  poweredByHeader: false,
  experimental: { appDir: false, probe: "given" },
});
const large = () => ({
  ...small(),
  reactStrictMode: false,
  output: "standalone",
  trailingSlash: true,
  generateEtags: false,
  compress: false,
  basePath: "/given",
  assetPrefix: "/given",
  crossOrigin: "anonymous",
  productionBrowserSourceMaps: false,
  swcMinify: false,
  env: { GIVEN: "given" },
  publicRuntimeConfig: { given: true },
  serverRuntimeConfig: { given: true },
  images: { domains: ["given.example"], disableStaticImages: false },
  pageExtensions: ["given"],
  transpilePackages: ["given"],
  serverExternalPackages: ["given"],
  modularizeImports: { given: { transform: "given" } },
  compiler: { styledComponents: false },
  turbopack: { resolveAlias: { given: "given" }, rules: { "*.given": { loaders: ["given"] } } },
  headers: async () => [],
  redirects: async () => [],
  rewrites: async () => ({ beforeFiles: [], afterFiles: [], fallback: [] }),
  exportPathMap: async () => ({}),
  generateBuildId: async () => "given",
  webpack: (config) => config,
  experimental: {
    appDir: false,
    probe: "given",
    esmExternals: true,
    externalDir: false,
    mdxRs: false,
    instrumentationHook: false,
    serverComponentsExternalPackages: ["given"],
    outputFileTracingExcludes: { "/given": ["given"] },
    turbo: { resolveAlias: { given: "given" } },
    swcPlugins: [["given", {}]],
    runtime: "nodejs",
    optimizePackageImports: ["given"],
  },
});
const withoutExperimental = () => {
  const { experimental, ...rest } = small();
  return rest;
};

const KINDS = {
  object: (make) => make(),
  function: (make) => () => make(),
  "async function": (make) => async () => make(),
  promise: (make) => Promise.resolve(make()),
};

const asked = new Set();
const watched = () =>
  new Proxy(small(), {
    get(target, key, receiver) {
      if (typeof key === "string") asked.add(key);
      return Reflect.get(target, key, receiver);
    },
    has(target, key) {
      if (typeof key === "string") asked.add(key);
      return Reflect.has(target, key);
    },
  });

async function load(entry) {
  let module;
  try {
    module = here(entry.module);
  } catch (first) {
    try {
      module = await import(pathToFileURL(here.resolve(entry.module)).href);
    } catch {
      try {
        module = await import(await resolvedByNode(entry.module));
      } catch (second) {
        throw new Error(`${brief(first)} | ${brief(second)}`);
      }
    }
  }
  const path = entry.export === "default" ? [] : entry.export.split(".");
  const at = (root) => path.reduce((value, name) => value?.[name], root);
  if (path.length === 0) {
    if (typeof module === "function") return [module, "module.exports"];
    if (typeof module.default === "function") return [module.default, "default"];
    if (typeof module.default?.default === "function") return [module.default.default, "default.default"];
    throw new Error(`no function: ${Object.keys(module).slice(0, 8)}`);
  }
  for (const [root, how] of [[module, "name"], [module.default, "default.name"], [module.default?.default, "default.default.name"]]) {
    if (root && typeof at(root) === "function") return [at(root), how];
  }
  throw new Error(`no function ${entry.export}: ${Object.keys(module).slice(0, 12)}`);
}

// An ES module's own resolution: of a file in the project, not of this one.
async function resolvedByNode(specifier) {
  const { writeFileSync } = await import("node:fs");
  const file = join(process.cwd(), "resolve-probe.mjs");
  writeFileSync(file, "export default (specifier) => import(specifier);\nexport const resolve = (s) => import.meta.resolve(s);\n");
  return (await import(pathToFileURL(file).href)).resolve(specifier);
}

const FORMS = {
  "x(config)": (x, config) => x(config),
  "x(config, options)": (x, config, options) => x(config, ...options),
  "x(options, config)": (x, config, options) => x(...options, config),
  "x(options)(config)": (x, config, options) => x(...options)(config),
  "x()(config)": (x, config) => x()(config),
  "x([], config)": (x, config) => x([], config),
};

async function perform(x, form, config, options) {
  const steps = [];
  try {
    let value = FORMS[form](x, config, options());
    steps.push(kindOf(value));
    value = await patient(value);
    if (typeof value === "function") {
      value = value(PHASE, { defaultConfig: {} });
      steps.push(kindOf(value));
      value = await patient(value);
    }
    return { steps, value };
  } catch (error) {
    return { steps, error: brief(error) };
  }
}

function kindOf(value) {
  if (value === null) return "null";
  if (typeof value === "function") return Object.prototype.toString.call(value) === "[object AsyncFunction]" ? "async function" : "function";
  if (typeof value === "object" && typeof value.then === "function") return "promise";
  return Array.isArray(value) ? "array" : typeof value;
}

function patient(value) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("it had not settled in time")), PATIENCE);
  });
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}

const brief = (error) => String(error?.message ?? error).split("\n")[0].replace(/ imported from .*/, "").replaceAll(process.cwd(), ".").replace(/\/\S*\/node_modules\//g, "").slice(0, 160);

// How what came out differs from what was given.
function difference(given, got) {
  if (got === null || typeof got !== "object") return { kind: kindOf(got) };
  const result = { kept: [], merged: [], replaced: [], lost: [], added: {} };
  for (const key of Object.keys(given)) {
    if (!(key in got)) {
      if (given[key] !== undefined) result.lost.push(key);
    } else if (same(given[key], got[key])) result.kept.push(key);
    else if (holds(given[key], got[key])) result.merged.push(key);
    else result.replaced.push(key);
  }
  for (const key of Object.keys(got)) if (!(key in given)) result.added[key] = summary(got[key]);
  return result;
}

function snapshot(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(snapshot);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, snapshot(item)]));
}

function same(left, right) {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || !left || !right) return false;
  const keys = Object.keys(left);
  return Array.isArray(left) === Array.isArray(right) && keys.length === Object.keys(right).length && keys.every((key) => same(left[key], right[key]));
}

function holds(part, whole) {
  if (part === whole) return true;
  if (typeof part !== "object" || typeof whole !== "object" || !part || !whole) return false;
  if (Array.isArray(part)) return Array.isArray(whole) && part.every((item) => whole.some((other) => same(item, other)));
  return Object.keys(part).every((key) => key in whole && holds(part[key], whole[key]));
}

function summary(value, depth = 0) {
  if (value === null || ["boolean", "number"].includes(typeof value)) return value;
  if (typeof value === "string") return value.includes("/") && value.length > 24 ? "<string>" : value.slice(0, 40);
  if (typeof value === "object" && !Array.isArray(value) && depth < 1) {
    return Object.fromEntries(Object.keys(value).slice(0, 12).map((key) => [key, summary(value[key], depth + 1)]));
  }
  return `<${kindOf(value)}>`;
}

// The keys that the wrapper sets where it is given an option of its own.
async function addedBy(x, added, more) {
  const read = (text) => (0, eval)(`[${text}]`);
  const without = await perform(x, "x(config, options)", small(), () => []);
  const given = await perform(x, "x(config, options)", { ...small(), ...read(added)[0] }, () => read(more));
  const keys = (value) => (value && typeof value === "object" ? Object.keys(value) : []);
  return keys(given.value).filter((key) => !(key in small()) && !keys(without.value).includes(key) && !keys(read(added)[0]).includes(key));
}

async function probe(entry) {
  const [x, found] = await load(entry);
  const options = () => (0, eval)(`[${entry.options}]`);
  const record = { module: entry.module, export: entry.export, found, forms: {} };
  if (entry.off) {
    const { value } = await perform(x, "x(options)(config)", () => small(), () => [{ [entry.off]: false }]);
    record.isOff = value?.nextlintProbe === "given";
  }
  record.more = [];
  for (const [option, added, more] of entry.more) {
    for (const key of await addedBy(x, added, more)) record.more.push([option, key]);
  }
  for (const form of Object.keys(FORMS)) {
    const kinds = {};
    for (const [kind, wrap] of Object.entries(KINDS)) {
      const { steps, value, error } = await perform(x, form, wrap(small), options);
      kinds[kind] = error === undefined ? { steps, ...difference(small(), value) } : { steps, error };
      if (value && typeof value === "object" && value.experimental && typeof value.experimental === "object") {
        kinds[kind].experimental = difference(small().experimental, value.experimental);
      }
    }
    const further = {};
    if (kinds.object.kept?.includes("nextlintProbe")) {
      asked.clear();
      await perform(x, form, watched(), options);
      further.asked = [...asked].sort();
      further.consumed = [];
      for (const key of further.asked.filter((key) => !NOT_KEYS.has(key) && !(key in large()))) {
        const { value } = await perform(x, form, { ...small(), [key]: {} }, options);
        if (value?.nextlintProbe === "given" && !(key in value)) further.consumed.push(key);
      }
      for (const [name, make] of Object.entries({ large, withoutExperimental })) {
        const made = make();
        const given = snapshot(made); // some change what they are given
        const { value, error } = await perform(x, form, made, options);
        further[name] = error === undefined ? difference(given, value) : { error };
        if (value?.experimental && typeof value.experimental === "object") {
          further[name].experimental = difference(given.experimental ?? {}, value.experimental);
        }
      }
    }
    record.forms[form] = { kinds, ...further };
  }
  return record;
}

const exit = process.exit;
process.exit = (code) => {
  throw new Error(`it ends the process (${code})`);
};
const out = openSync(process.argv[3], "w");
const records = [];
for (const entry of JSON.parse(process.argv[2])) {
  try {
    records.push(await probe(entry));
  } catch (error) {
    records.push({ module: entry.module, export: entry.export, error: brief(error) });
  }
}
writeSync(out, JSON.stringify(records));
exit.call(process, 0);
