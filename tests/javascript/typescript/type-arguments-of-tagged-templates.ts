a<string>`b`;
a.b<string>`c${d as string}e`;
a<B[]>`c`;
const f = g<{ h: string }>`i`, j = k<L>`m`;
a < b + `c`;
