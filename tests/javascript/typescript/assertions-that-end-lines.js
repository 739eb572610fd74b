const a = b;         
const c = d;                 // a comment; with a semicolon
let e = f;          /* another */
(g       )

const h = i;           
[1, 2].forEach(j)
const k = l;                
`template`
const n = () => o;         
const p = {
  q: r          
}
export const s = t         
;(x)
