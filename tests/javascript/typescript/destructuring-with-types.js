const { a = 1          , b: { c } = {}                  , ...d }                      = e;
const [f = g          , , ...h]           = i;
function j({ k, l = (m        ) => m }                                          , [n]           = [""])       {}
({ o: p.q, r: (s       ).t } = u);
for (const { v, w } of x       ) {}
