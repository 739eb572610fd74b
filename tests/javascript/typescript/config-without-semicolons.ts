import type { NextConfig } from 'next'
import { fileURLToPath } from 'node:url'

interface Paths {
  root: string
  cache?: string
}

const paths: Paths = { root: fileURLToPath(new URL('.', import.meta.url)) }
const flags = ['a', 'b'] as const
type Flag = (typeof flags)[number]

;[...flags].forEach((flag: Flag) => process.stdout.write(flag))

const config: NextConfig = {
  outputFileTracingRoot: paths.root,
}

export default config
