type A = `${string}-${number}`;
type B = `a` | `b${"c" | "d"}e`;
const f = `g${h as string}i${`j${k!}`}l` as `${string}`;
const m: `$${number}` = `$1`;
