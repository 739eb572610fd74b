function a   (b   )    { return b; }
async function c                         (d   , e    )                   { return [d, e]; }
function* f         (g   )               { yield g; yield g     ; }
const h =     (i   ) => i;
const j =                   (k   )    => k;
const l = async    (m   )             => m;
const n = function    (o   ) { return o; };
const p = { q   (r   )    { return r; }, async *s   ()                    {}, get t()         { return ""; }, set t(u        ) {} };
export default function    (v   ) { return v; }
