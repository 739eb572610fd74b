// The options of one unpacked `next` as flat paths, whatever it declares them with:
// JSON Schema (12.2.3 - 13.5.4), zod (13.5.5 and later), the type NextConfig (12.0.0 - 12.2.2).
'use strict'
const fs = require('fs')
const path = require('path')

// A type is a set of atoms: b s n i f a o (boolean string number integer function array object), U R (URL, RegExp),
// 0 (null), * (any), ~ (cannot be said), or a literal as JSON. What bounds an atom stands in braces behind it.
const DEPTH = 7
const RECURSIVE = /\.rules\.\*\.(condition|\*)$/ // a condition holds conditions, a rule rules: not looked into

class Options {
  constructor() {
    this.paths = {}
    this.functions = ['f'] // the atoms of what has to be a function
  }
  add(at, atoms) {
    const row = (this.paths[at] ??= { types: new Set(), levels: new Set(), required: false, shapes: 0 })
    for (const atom of atoms) row.types.add(atom)
    return row
  }
}

const join = (at, key) => (at ? `${at}.${key}` : key)

// ---- JSON Schema ----
function fromJsonSchema(schema, at, options) {
  if (schema === false) return // accepts nothing
  if (schema === true) return void options.add(at, ['*'])
  const seen = new Set(['type', 'properties', 'additionalProperties', 'items', 'enum', 'nullable', 'minLength', 'maxItems',
    'minItems', 'minimum', 'maximum', 'oneOf', 'anyOf', 'isFunction', 'instanceof', 'required', 'description', 'default',
    'errorMessage', 'format', 'pattern', '$schema', 'title', 'uniqueItems', 'patternProperties', 'const', 'maxLength', 'not'])
  for (const key of Object.keys(schema)) if (!seen.has(key)) throw new Error(`JSON Schema keyword ${key} at ${at}`)
  const alternatives = schema.oneOf ?? schema.anyOf
  if (alternatives) for (const one of alternatives) fromJsonSchema(one, at, options)
  const atoms = []
  if (schema.nullable && !schema.enum) atoms.push('0') // an enum without null refuses it all the same
  if (schema.isFunction || schema.instanceof === 'Function') atoms.push(...options.functions)
  else if (schema.instanceof) atoms.push(schema.instanceof === 'RegExp' ? 'R' : '~')
  if (schema.enum) atoms.push(...schema.enum.map((value) => JSON.stringify(value)))
  else if ('const' in schema) atoms.push(JSON.stringify(schema.const))
  else if (schema.type) for (const type of [schema.type].flat()) atoms.push(jsonType(type, schema))
  else if (!alternatives && !atoms.length) atoms.push('*')
  const row = options.add(at, atoms)
  if (schema.properties || schema.type === 'object') {
    const extra = schema.additionalProperties
    row.levels.add(extra === false ? 'strict' : extra && typeof extra === 'object' ? 'record' : schema.properties ? 'passthrough' : 'record')
    for (const [key, value] of Object.entries(schema.properties ?? {})) {
      fromJsonSchema(value, join(at, key), options)
      if (schema.required?.includes(key)) options.paths[join(at, key)].required = true
    }
    if (extra && typeof extra === 'object') fromJsonSchema(extra, join(at, '*'), options)
  }
  if (schema.items) fromJsonSchema(schema.items, `${at}[]`, options)
}

function jsonType(type, schema) {
  switch (type) {
    case 'boolean': return 'b'
    case 'null': return '0'
    case 'object': return 'o'
    case 'string': return bounded('s', schema.minLength, schema.maxLength)
    case 'number': return bounded('n', schema.minimum, schema.maximum)
    case 'integer': return bounded('i', schema.minimum, schema.maximum)
    case 'array': return bounded('a', schema.minItems, schema.maxItems)
  }
  throw new Error(`JSON Schema type ${type}`)
}

function bounded(atom, least, most) {
  return least === undefined && most === undefined ? atom : `${atom}{${least ?? ''}..${most ?? ''}}`
}

// ---- zod 3 ----
function fromZod(type, at, options, stack = []) {
  const def = type._def
  const kind = def.typeName
  const inner = (one) => fromZod(one, at, options, stack)
  switch (kind) {
    case 'ZodLazy': {
      const target = def.getter()
      return inner(target)
    }
    case 'ZodOptional': case 'ZodDefault': case 'ZodReadonly': case 'ZodBranded': case 'ZodCatch':
      return inner(def.innerType)
    case 'ZodNullable':
      options.add(at, ['0'])
      return inner(def.innerType)
    case 'ZodUnion':
      for (const one of def.options) inner(one)
      return
    case 'ZodDiscriminatedUnion':
      for (const one of def.options.values?.() ?? def.options) inner(one)
      return
    case 'ZodIntersection':
      inner(def.left)
      return inner(def.right)
    case 'ZodEffects':
      if (def.schema._def.typeName === 'ZodAny' || def.schema._def.typeName === 'ZodUnknown') {
        options.add(at, probed(type))
        return
      }
      return inner(def.schema)
    case 'ZodObject': {
      const row = options.add(at, ['o'])
      row.shapes += 1
      const caught = def.catchall?._def.typeName
      row.levels.add(caught && caught !== 'ZodNever' ? 'catchall' : def.unknownKeys)
      if (at.split('.').length > DEPTH || stack.includes(type) || RECURSIVE.test(at)) return
      for (const [key, value] of Object.entries(def.shape())) {
        fromZod(value, join(at, key), options, [...stack, type])
        if (!value.isOptional()) options.paths[join(at, key)].required = true
      }
      return
    }
    case 'ZodRecord': {
      options.add(at, ['o']).levels.add('record')
      if (at.split('.').length > DEPTH || RECURSIVE.test(at)) return
      return fromZod(def.valueType, join(at, '*'), options, stack)
    }
    case 'ZodArray':
      options.add(at, [bounded('a', def.minLength?.value ?? def.exactLength?.value, def.maxLength?.value ?? def.exactLength?.value)])
      if (at.split('.').length > DEPTH || RECURSIVE.test(at)) return
      return fromZod(def.type, `${at}[]`, options, stack)
    case 'ZodTuple':
      options.add(at, [def.rest ? `a{${def.items.length}..}` : `a{${def.items.length}..${def.items.length}}`])
      for (const item of [...def.items, ...(def.rest ? [def.rest] : [])]) fromZod(item, `${at}[]`, options, stack)
      return
    case 'ZodEnum': case 'ZodNativeEnum':
      options.add(at, Object.values(def.values).map((value) => JSON.stringify(value)))
      return
    case 'ZodLiteral':
      options.add(at, [def.value === undefined ? 'u' : JSON.stringify(def.value)])
      return
    case 'ZodString': {
      const of = (check) => def.checks.find((one) => one.kind === check)?.value
      options.add(at, [bounded('s', of('min'), of('max'))])
      return
    }
    case 'ZodNumber': {
      const isInteger = def.checks.some((one) => one.kind === 'int')
      const of = (check) => def.checks.find((one) => one.kind === check)
      const bound = (check) => { const one = of(check); return one && (one.inclusive ? one.value : `>${one.value}`) }
      const least = of('min') && (of('min').inclusive ? of('min').value : isInteger ? of('min').value + 1 : `${of('min').value}<`)
      options.add(at, [bounded(isInteger ? 'i' : 'n', least, bound('max'))])
      return
    }
    case 'ZodBoolean': options.add(at, ['b']); return
    case 'ZodFunction': options.add(at, ['f']); return
    case 'ZodNull': options.add(at, ['0']); return
    case 'ZodUndefined': case 'ZodVoid': options.add(at, ['u']); return
    case 'ZodNever': options.add(at, ['never']); return
    case 'ZodAny': case 'ZodUnknown': options.add(at, ['*']); return
    case 'ZodPromise': options.add(at, ['~']); return
  }
  throw new Error(`zod type ${kind} at ${at}`)
}

const SAMPLES = [['b', true], ['s', 'x'], ['n', 1], ['f', () => {}], ['a', []], ['o', {}], ['0', null], ['U', new URL('https://a.b/')],
  ['R', /a/]]

function probed(type) {
  const accepted = SAMPLES.filter(([, value]) => type.safeParse(value).success).map(([atom]) => atom)
  if (accepted.length === SAMPLES.length) return ['*']
  if (accepted.includes('o') && accepted.includes('U')) return accepted.filter((atom) => atom !== 'U' && atom !== 'R')
  return accepted.length ? accepted : ['~']
}

// ---- the type NextConfig ----
function fromTypes(file, options, ts) {
  const program = ts.createProgram([file], { noLib: false, lib: ['lib.es2020.d.ts'], skipLibCheck: true, noEmit: true, types: [], strict: true })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(source)).find((one) => one.name === 'NextConfig')
  const type = checker.getDeclaredTypeOfSymbol(exported)
  walkType(ts, checker, type, '', options)
}

function walkType(ts, checker, type, at, options) {
  for (const one of type.isUnion() ? type.types : [type]) {
    const flags = one.flags
    if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) continue
    if (flags & ts.TypeFlags.Null) options.add(at, ['0'])
    else if (flags & ts.TypeFlags.BooleanLike) options.add(at, ['b'])
    else if (one.isStringLiteral() || one.isNumberLiteral()) options.add(at, [JSON.stringify(one.value)])
    else if (flags & ts.TypeFlags.String) options.add(at, ['s'])
    else if (flags & ts.TypeFlags.Number) options.add(at, ['n'])
    else if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) options.add(at, ['*'])
    else if (one.getCallSignatures().length) options.add(at, ['f'])
    else if (checker.isArrayType(one) || checker.isTupleType(one)) {
      options.add(at, ['a'])
      const [item] = checker.getTypeArguments(one)
      if (item && at.split('.').length <= 3) walkType(ts, checker, item, `${at}[]`, options)
    } else {
      const isRecord = Boolean(checker.getIndexInfosOfType(one).length)
      const row = options.add(at, ['o'])
      row.levels.add(isRecord ? 'record' : 'none')
      if (at.split('.').length > 3) continue
      for (const property of one.getProperties()) {
        if (!/^[\w$-]+$/.test(property.name)) continue
        const inner = checker.getTypeOfSymbol(property)
        walkType(ts, checker, inner, join(at, property.name), options)
        if (!options.paths[join(at, property.name)]) options.add(join(at, property.name), ['~'])
      }
    }
  }
}

exports.read = function read(pack, ts) {
  const server = path.join(pack, 'dist/server')
  const options = new Options()
  let validator = 'none'
  const schemaFile = path.join(server, 'config-schema.js')
  if (fs.existsSync(schemaFile)) {
    const loaded = require(schemaFile)
    const schema = loaded.configSchema ?? loaded.default
    if (schema?._def) {
      validator = 'zod'
      fromZod(schema, '', options)
    } else {
      validator = 'ajv'
      // what isFunction means is written by Next, and compiled into its validator
      const compiled = fs.readFileSync(path.join(pack, 'dist/next-config-validate.js'), 'utf8')
      if (/==\s*null\s*\|\|\s*\w+ instanceof Function/.test(compiled)) options.functions.push('0')
      fromJsonSchema(schema, '', options)
    }
  } else {
    fromTypes(path.join(server, 'config-shared.d.ts'), options, ts)
  }
  const found = {}
  for (const [at, row] of Object.entries(options.paths)) {
    if (at === '') { found['(root)'] = `o\t${[...row.levels].sort().join('+')}\t`; continue }
    const types = row.types.has('*') ? ['*'] : [...row.types].sort()
    const around = options.paths[at.replace(/(\[\]|\.[^.]*|^[^.]*)$/, '')]
    const isRequired = row.required && !(around?.shapes > 1 || around?.levels.size > 1) // of one alternative among several
    found[at] = `${types.join('|')}\t${[...row.levels].sort().join('+')}\t${isRequired ? '!' : ''}`
  }
  return { validator, options: found }
}

exports.defaults = function defaults(pack) {
  const found = {}
  const { defaultConfig } = require(path.join(pack, 'dist/server/config-shared.js'))
  const walk = (value, at, depth) => {
    if (value && typeof value === 'object' && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype && depth < 3) {
      for (const key of Object.keys(value)) walk(value[key], join(at, key), depth + 1)
      return
    }
    const text = value === undefined ? undefined : typeof value === 'function' ? undefined : JSON.stringify(value)
    if (text !== undefined && text.length <= 120) found[at] = text
  }
  walk(defaultConfig, '', 0)
  return found
}
