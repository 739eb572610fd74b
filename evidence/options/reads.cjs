// node reads.cjs NEXT-FOLDER < [name, ...]: the names that occur in no code of Next but its list of options.
'use strict'
const fs = require('fs')
const path = require('path')

const LISTS = /config-schema|config-shared|next-config-validate|image-config|telemetry[\\/]events/
const wanted = new Set(JSON.parse(fs.readFileSync(0, 'utf8')))
const visit = (folder) => {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) { if (entry.name !== 'esm') visit(file) }
    else if (entry.name.endsWith('.js') && !LISTS.test(file)) {
      for (const [name] of fs.readFileSync(file, 'utf8').matchAll(/[A-Za-z_$][\w$]*/g)) wanted.delete(name)
    }
    if (!wanted.size) return
  }
}
visit(path.join(process.argv[2], 'dist'))
process.stdout.write(JSON.stringify([...wanted].sort()) + '\n')
