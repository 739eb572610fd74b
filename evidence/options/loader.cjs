// Next's own config loader out of an unpacked `next` that has none of its dependencies: what is missing is stood in for.
// Next's code that decides about options is its own; webpack, chalk and the like take no part in it.
'use strict'
const fs = require('fs')
const path = require('path')
const Module = require('module')

for (const name of Object.keys(process.env)) {
  if (/^(NEXT_|__NEXT|VERCEL|CIRCLE|TURBO|NOW_)|^(CI|NODE_ENV)$/.test(name)) delete process.env[name]
}
process.env.NEXT_TELEMETRY_DISABLED = '1'
process.env.NODE_ENV = 'production'

const anything = new Proxy(function () {}, {
  get: (_, key) => (key === '__esModule' ? false : key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : anything),
  apply: (_, __, args) => (typeof args[0] === 'string' ? args[0] : anything),
})

exports.loader = function loader(pack) {
  const original = Module._load
  Module._load = function (request, ...rest) {
    if (/(^|\/)config-utils$/.test(request)) return { __esModule: true, loadWebpackHook() {}, installFileConfigWarning() {} }
    try {
      const found = original.call(this, request, ...rest)
      // what is said once in a process is said of every config
      if (/(^|\/)output\/log$/.test(request) && found.warnOnce) return { ...found, warnOnce: found.warn }
      if (/(^|\/)shared\/lib\/utils$/.test(request) && found.execOnce) return { ...found, execOnce: (say) => say }
      return found
    } catch (error) {
      const isMissing = /MODULE_NOT_FOUND|ERR_PACKAGE_PATH_NOT_EXPORTED/.test(error.code)
      if (!isMissing) throw error
      if (request.startsWith('@swc/helpers/lib/')) return original.call(this, request.replace('@swc/helpers', 'swc-helpers-0.4'), ...rest)
      return anything
    }
  }
  const loaded = require(path.join(pack, 'dist/server/config'))
  const read = loaded.default.default ?? loaded.default
  const [major, minor, patch] = require(path.join(pack, 'package.json')).version.split('.').map(Number)
  const isOld = major < 13 || (major === 13 && (minor < 5 || (minor === 5 && patch < 1)))
  const phase = 'phase-production-build'
  return (folder) => (isOld ? read(phase, folder, undefined, undefined, false) : read(phase, folder, { silent: false }))
}

exports.folder = function folder(at, config) {
  fs.mkdirSync(at, { recursive: true })
  fs.writeFileSync(path.join(at, 'package.json'), '{}')
  fs.writeFileSync(path.join(at, 'next.config.js'), config)
  return at
}
