const a = ()               => () => {};
const b = (c        )                => ({ d: "" });
const e = ()                   => ["", 0];
const f = ()           => [];
const g = ()                             => new Map();
const h = ()           => a;
const i = ()            => "j";
const l = ()                       => ({});
function n()                             { return q; }
