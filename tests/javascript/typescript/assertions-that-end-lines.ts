const a = b as string
const c = d satisfies string // a comment; with a semicolon
let e = f as string /* another */
(g as any)

const h = i as string[]
[1, 2].forEach(j)
const k = l as { m: string }
`template`
const n = () => o as string
const p = {
  q: r as string
}
export const s = t as u.v.W
;(x)
