// What stands for the packages of nextlint's table of wrappers: functions that do to a config what its newest row says.
// That the table says what the real packages do is for tests/wrappers/test_npm.py; here configs are held against it.
'use strict';

const TABLE = require('../../../src/nextlint/wrappers/table.json');

/** `knownPackage(specifier)`, undefined for what the table has not. */
module.exports = ({ makeThing, unwrap }) => {
  /** The newest row of every export of a module. */
  const rowsOf = (specifier) =>
    new Map(TABLE.filter((row) => row.module === specifier).map((row) => [row.export, row]));

  function standIn(row) {
    if (row.composes) return row.form === 'last' ? withPlugins : composePlugins;
    if (row.form === 'curried') return () => (config) => wrap(row, config);
    if (row.form === 'either') return (...given) => wrap(row, given.at(given.length > 1 ? 1 : 0));
    return (config) => wrap(row, config);
  }

  function wrap(row, given, isInner = false) {
    const config = unwrap(given, undefined);
    if (config === undefined) return makeThing();
    const lost = () => wrap(row, {}, isInner);
    if (typeof config === 'function') {
      const isAsync = Object.prototype.toString.call(config) === '[object AsyncFunction]';
      const fate = isAsync ? row.async_function : row.function;
      if (fate === 'throws') throw new TypeError(`${row.package} takes an object`);
      return fate === 'lost' ? lost() : (...args) => wrapResult(row, config(...args));
    }
    if (typeof config?.then === 'function') {
      return row.promise === 'passed' ? config.then((value) => wrap(row, value, true)) : lost();
    }
    const made = { ...config };
    for (const path of row.takes) delete made[path];
    if (isInner || row.gives === 'object') return made;
    return row.gives === 'promise' ? Promise.resolve(made) : row.gives === 'function' ? () => made : async () => made;
  }

  const wrapResult = (row, value) =>
    typeof value?.then === 'function' && row.async_function === 'passed'
      ? value.then((settled) => wrap(row, settled, true))
      : wrap(row, value, true);

  /** next-compose-plugins: a plugin gets the config with its own options over it, and gives what is put over the config. */
  const withPlugins = (plugins, nextConfig = {}) => (phase, { defaultConfig }) => {
    let config = { ...defaultConfig, ...nextConfig };
    for (const entry of plugins) {
      const [plugin, second, third] = Array.isArray(entry) ? entry : [entry];
      const phases = third ?? (Array.isArray(second) ? second : undefined);
      const own = Array.isArray(second) || !second ? {} : second;
      if (phases !== undefined && phases.join('').includes(phase) === phases.join('').startsWith('!')) continue;
      config = { ...config, ...(typeof plugin === 'function' ? plugin({ ...config, ...own }) : plugin) };
    }
    return config;
  };

  /** Nx: each plugin gets what the one before gave. */
  const composePlugins = (...plugins) => (base) => async (phase, context) => {
    let config = base;
    for (const plugin of plugins) {
      const made = (await plugin)(config);
      config = typeof made === 'function' ? await made(phase, context) : made;
    }
    return config;
  };

  /** A package of the table: its known functions, and pass-throughs for all else. */
  function knownPackage(rows) {
    const known = new Map([...rows].map(([name, row]) => [name, standIn(row)]));
    const others = makeThing();
    const holder = known.get('default') ?? {};
    return new Proxy(holder, {
      get: (target, key) => (key === 'default' ? holder : known.get(key) ?? (key in target ? target[key] : others[key])),
    });
  }

  return (specifier) => {
    const rows = rowsOf(specifier);
    return rows.size ? knownPackage(rows) : undefined;
  };
};
