let a: string;
let b: number = 1, c, d: boolean = false;
var e: string[] = [], f: Array<string>;
const g : { x: number; y?: string } = { x: 1 };
const [h, i]: [string, number] = ["", 0];
const { j, k: { l } }: { j: 1; k: { l: 2 } } = { j: 1, k: { l: 2 } };
for (const m of [] as string[]) m;
for (let n: number = 0; n < 1; n++) {}
