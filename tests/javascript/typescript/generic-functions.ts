function a<T>(b: T): T { return b; }
async function c<T extends string, U = T>(d: T, e?: U): Promise<[T, U?]> { return [d, e]; }
function* f<const T>(g: T): Generator<T> { yield g; yield g as T; }
const h = <T,>(i: T) => i;
const j = <T extends object>(k: T): T => k;
const l = async <T>(m: T): Promise<T> => m;
const n = function <T>(o: T) { return o; };
const p = { q<T>(r: T): T { return r; }, async *s<T>(): AsyncGenerator<T> {}, get t(): string { return ""; }, set t(u: string) {} };
export default function <T>(v: T) { return v; }
