const a = b ? (c) : d;
const e = b ? (c        )         => c : d;
const f = b ? (c) => c : (d        )       => {};
const g = b ? async (c        )                => {} : null;
const h = b ? { i: c           } : [d          ];
const j = b ? c  : d ;
const k = b ? (c          ) : (d          );
const l = b ? c           : d          ;
