let a        ;
let b         = 1, c, d          = false;
var e           = [], f               ;
const g                             = { x: 1 };
const [h, i]                   = ["", 0];
const { j, k: { l } }                        = { j: 1, k: { l: 2 } };
for (const m of []            ) m;
for (let n         = 0; n < 1; n++) {}
