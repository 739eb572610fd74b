// node oracle.cjs NEXT-FOLDER < [config text, ...]: what Next's own loader says of each config, one answer for each:
// {keys: unaccepted keys with their paths, stops: it throws or exits, said: everything that it printed}
'use strict'
const fs = require('fs')
const os = require('os')
const path = require('path')
const { loader, folder } = require('./loader.cjs')

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'oracle-'))
const plain = (text) => text.replace(/\u001b\[\d+m/g, '')
const join = (at, key) => (at ? `${at}.${key}` : key)
const dotted = (at) => at.replace(/^\./, '').replace(/\.(\d+)(?=\.|$)/g, '[$1]')

function keysIn(text) {
  const found = []
  for (const line of text.split('\n')) {
    let match = line.match(/Unrecognized key\(s\) in object: (.*?)(?: at "([^"]*)")?\s*$/)
    if (match) for (const [, key] of match[1].matchAll(/'([^']*)'/g)) found.push(join(match[2] ?? '', key))
    match = line.match(/The (?:root value|value at (\S+)) has an unexpected property, (\S+), which is not/)
    if (match) found.push(join(dotted(match[1] ?? ''), match[2]))
    match = line.match(/You have defined experimental features? \((.*?)\) in/)
    if (match) for (const key of match[1].split(', ')) found.push(join('experimental', key))
  }
  for (const [, at, key] of text.matchAll(/"instancePath":\s*"([^"]*)"[^{}]*"params":\s*\{\s*"additionalProperty":\s*"([^"]*)"/g)) {
    found.push(join(dotted(at.replaceAll('/', '.')), key))
  }
  return [...new Set(found)].sort()
}

async function main() {
  const read = loader(process.argv[2])
  const exit = new Error('process.exit')
  let exits = false
  process.exit = () => {
    exits = true
    throw exit
  }
  process.on('unhandledRejection', (error) => { if (error !== exit) throw error }) // some canaries exit without being waited for
  const answers = []
  for (const [number, text] of JSON.parse(fs.readFileSync(0, 'utf8')).entries()) {
    const lines = []
    const saved = { ...console }
    for (const say of ['log', 'warn', 'error', 'info']) console[say] = (...words) => lines.push(plain(words.map(String).join(' ')))
    const write = process.stderr.write
    process.stderr.write = (words) => (lines.push(plain(String(words))), true)
    const environment = { ...process.env }
    let stops = (exits = false)
    try {
      await read(folder(path.join(root, String(number)), text))
      await new Promise(setImmediate)
    } catch (error) {
      stops = true
      if (error !== exit) lines.push(plain(String(error.message ?? error)))
    } finally {
      Object.assign(console, saved)
      process.stderr.write = write
      for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name]
      Object.assign(process.env, environment)
    }
    const said = lines.join('\n')
    answers.push({ keys: keysIn(said), stops: stops || exits, said })
  }
  fs.rmSync(root, { recursive: true })
  process.stdout.write(JSON.stringify(answers) + '\n')
}
main().catch((error) => { process.stderr.write(`${error.stack}\n`); process.exitCode = 1 })
