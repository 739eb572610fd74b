// node probe.cjs NEXT-FOLDER < [{path, to, values}, ...]: what becomes of an old option when only it is set, to one of
// the values after the other.
// "throws": the loader stops. "honoured": what stands at `to` is not what it is without the option. Else "dropped".
'use strict'
const fs = require('fs')
const os = require('os')
const path = require('path')
const { loader, folder } = require('./loader.cjs')

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'probe-'))
const at = (value, dotted) => dotted.split('.').reduce((one, key) => (one == null ? undefined : one[key]), value)
const text = (value) => JSON.stringify(value, (_, one) => (typeof one === 'function' ? String(one) : one))

async function main() {
  const read = loader(process.argv[2])
  process.exit = () => { throw new Error('process.exit') }
  for (const say of ['log', 'warn', 'error', 'info']) console[say] = () => {}
  let count = 0
  const config = async (source, to) => {
    const place = folder(path.join(root, String(count++)), `module.exports = ${source}\n`)
    const result = await read(place)
    return to.map((one) => text(at(result, one))?.replaceAll(place, ''))
  }
  const answers = {}
  for (const { path: old, to, values } of JSON.parse(fs.readFileSync(0, 'utf8'))) {
    const seen = new Set()
    for (const value of values) {
      const source = old.split('.').reduceRight((inner, key) => `{ ${JSON.stringify(key)}: ${inner} }`, value)
      const [base] = await config('{ reactStrictMode: true }', [to]) // each time: loaders change their own defaults
      try {
        const [result] = await config(source, [to])
        seen.add(result === base ? 'dropped' : 'honoured')
      } catch (error) {
        seen.add('throws')
      }
    }
    answers[`${old} ${to}`] = ['honoured', 'throws', 'dropped'].find((one) => seen.has(one))
  }
  process.stdout.write(JSON.stringify(answers) + '\n')
}
main()
  .catch((error) => { process.stderr.write(`${error.stack}\n`); process.exitCode = 1 })
  .finally(() => fs.rmSync(root, { recursive: true }))
