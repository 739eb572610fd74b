// node derive.cjs FOLDER-OF-NEXT...  one line of JSON for each: its options, defaults, messages and commands.
'use strict'
const path = require('path')
const ts = require(require.resolve('typescript', { paths: [process.argv[2]] }))
const schema = require('./schema.cjs')
const { sites, commands } = require('./sites.cjs')

for (const pack of process.argv.slice(2)) {
  const { version } = require(path.join(pack, 'package.json'))
  const facts = { version, ...schema.read(pack, ts), defaults: schema.defaults(pack), sites: sites(pack, ts), commands: commands(pack) }
  process.stdout.write(JSON.stringify(facts) + '\n')
}
