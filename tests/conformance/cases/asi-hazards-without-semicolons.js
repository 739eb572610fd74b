const a = { appDir: true }
const b = a
;[1, 2].forEach((n) => { b['n' + n] = n })
let counter = 1
++counter
module.exports = { experimental: b, env: { COUNT: `${counter}` } }
