const a: Promise<Map<string, { b: (c: Array<[d: string, e?: { f: typeof a }]>) => Promise<Set<`${string}-${number}`>> }>> = null as any;
const g = <A, B extends { [K in keyof A]: A[K] extends (...args: infer H) => infer I ? [H, I] : never }>(j: A, k: B): [A, B] => [j, k];
type L = A extends B ? C extends D ? E : F : G extends (H extends I ? J : K) ? M : N;
