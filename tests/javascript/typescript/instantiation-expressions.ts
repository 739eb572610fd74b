const a = b<string>;
const c = d<string>, e = f.g<number[]>;
h(i<string>, j<number>);
const k = [l<string>];
const m = n<string>
const o = p<string>
q(r);
(s<string>)(t);
