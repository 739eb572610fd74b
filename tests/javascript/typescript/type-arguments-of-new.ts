new A<string>();
new A<string>;
new A.B<string, number>(c);
new (a as any)<string>(b);
const d = new Map<string, Set<number>>();
const e = new (class<T> { f?: T })<string>();
