const a = b
;              
 (a)

const d = e
;             
[d].map(f)

const g = h
;                      
`template`

const j = k
;                     
const m = n
;                         
const p = q
;                         
