const a = b
type C = string
;(a)

const d = e
interface F {}
[d].map(f)

const g = h
declare const i: string
`template`

const j = k
export type L = string
const m = n
import type { O } from "o"
const p = q
export type { R } from "r"
