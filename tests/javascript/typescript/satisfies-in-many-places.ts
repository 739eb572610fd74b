const a = { b: 1 } satisfies Record<string, number>;
const c = [1] satisfies number[] as readonly number[];
const d = ({ e: "f" } as const) satisfies { e: string };
const g = { h: { i: 1 } satisfies object, ...{ j: 2 } satisfies object };
const k = (() => ({}) satisfies object) satisfies () => object;
call({ l: 1 } satisfies object, 2 satisfies number);
export default { m: a satisfies object } satisfies object satisfies unknown;
