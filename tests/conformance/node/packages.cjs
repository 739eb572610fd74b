// Pass-throughs that stand for every package, so that a config runs without its dependencies; those whose wrappers are
// known have stand-ins (wrappers.cjs).
//
// Calling one with arguments gives a thing that, used as an object, is the first plain object among the arguments
// (arrays are skipped); without one, the first function among them; without either it is inert. Called again it passes
// that call's first object on; called with a text, the phase, it stays what it is. Every member of a package and of an
// inert thing is again such a function.
// What depends on an inert thing cannot be known: it is printed as {"$": "opaque"}, and an object that an inert thing
// was spread into holds the key OPAQUE, after the keys that the spread may have overridden.
'use strict';

const OPAQUE = '__nextlint_opaque__';
const things = new WeakMap(); // proxy -> { target }, target undefined for an inert one

const isPlain = (value) => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

function makeShell() {
  const shell = () => {};
  delete shell.length;
  delete shell.name;
  return shell;
}

function inertHandler() {
  const members = new Map();
  return {
    get(_, key) {
      if (members.has(key)) return members.get(key);
      if (key === 'then' || key === '__esModule') return undefined;
      if (key === Symbol.toPrimitive || key === 'toJSON') return () => OPAQUE;
      if (key === Symbol.iterator) return function* () { yield makeThing(); };
      if (typeof key === 'symbol') return undefined;
      members.set(key, makeThing());
      return members.get(key);
    },
    set(_, key, value) {
      members.set(key, value);
      return true;
    },
    has: () => true,
    deleteProperty: () => true,
    defineProperty: () => true,
    ownKeys: () => [OPAQUE],
    getOwnPropertyDescriptor: (_, key) => ({ value: key === OPAQUE ? OPAQUE : makeThing(), configurable: true, enumerable: true, writable: true }),
    getPrototypeOf: () => Object.prototype,
    apply: (_, self, args) => passOn(args),
    construct: () => makeThing(),
  };
}

function targetHandler(target) {
  return {
    get: (_, key) => (key === 'toJSON' && !('toJSON' in target) ? () => target : Reflect.get(target, key)),
    set: (_, key, value) => Reflect.set(target, key, value),
    has: (_, key) => Reflect.has(target, key),
    deleteProperty: (_, key) => Reflect.deleteProperty(target, key),
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(target, key, { ...descriptor, configurable: true }),
    ownKeys: () => Reflect.ownKeys(target),
    getOwnPropertyDescriptor(_, key) {
      const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
      return descriptor && { ...descriptor, configurable: true };
    },
    getPrototypeOf: () => Reflect.getPrototypeOf(target),
    apply: (_, self, args) => (typeof args[0] === 'string' ? makeThing(target) : passOn(args)),
    construct: () => makeThing(),
  };
}

function makeThing(target) {
  const proxy = new Proxy(makeShell(), target === undefined ? inertHandler() : targetHandler(target));
  things.set(proxy, { target });
  return proxy;
}

function passOn(args) {
  let firstFunction;
  let seenInert = false;
  for (const argument of args) {
    const thing = things.get(argument);
    if (thing && thing.target === undefined) {
      seenInert = true;
    } else if (thing || isPlain(argument)) {
      // An inert thing before the object may be the config just as well: a base config out of a package.
      const target = thing ? thing.target : argument;
      if (typeof target !== 'function') return seenInert ? makeThing() : makeThing(target);
      firstFunction ??= target;
    } else if (typeof argument === 'object' && argument !== null && !Array.isArray(argument)) {
      return makeThing(); // a promise, a class instance: who knows what the package makes of it
    } else if (typeof argument === 'function') {
      firstFunction ??= argument;
    }
  }
  return makeThing(seenInert ? undefined : firstFunction);
}

/** The object or function that a thing stands for; `inert` for an inert one; any other value as it is. */
function unwrap(value, inert = OPAQUE) {
  const thing = things.get(value);
  if (!thing) return value;
  return thing.target === undefined ? inert : thing.target;
}

const PHASES = {
  PHASE_EXPORT: 'phase-export',
  PHASE_PRODUCTION_BUILD: 'phase-production-build',
  PHASE_PRODUCTION_SERVER: 'phase-production-server',
  PHASE_DEVELOPMENT_SERVER: 'phase-development-server',
  PHASE_TEST: 'phase-test',
};

const knownPackage = require('./wrappers.cjs')({ makeThing, unwrap });
const roots = new Map();
function packageNamed(specifier) {
  if (/^next\/constants(\.js)?$/.test(specifier)) return { ...PHASES };
  if (!roots.has(specifier)) roots.set(specifier, knownPackage(specifier) ?? makeThing());
  return roots.get(specifier);
}
const forgetPackages = () => roots.clear();

// What looks at an object from inside the engine cannot be led through a proxy over a function: unwrap before.
for (const [holder, name] of [[Object, 'freeze'], [Object, 'seal'], [Object, 'preventExtensions'], [globalThis, 'structuredClone']]) {
  const original = holder[name];
  holder[name] = function (value, ...rest) {
    const inside = unwrap(value, value);
    const result = original.call(holder, inside, ...rest);
    return result === inside ? value : result;
  };
}
const isFrozen = Object.isFrozen;
Object.isFrozen = (value) => isFrozen(unwrap(value, value));

module.exports = { OPAQUE, packageNamed, forgetPackages, unwrap, isThing: (value) => things.has(value) };
