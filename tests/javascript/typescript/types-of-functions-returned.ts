const a = (): (() => void) => () => {};
const b = (c: number): { d: string } => ({ d: "" });
const e = (): [string, number] => ["", 0];
const f = (): string[] => [];
const g = (): Map<string, Array<number>> => new Map();
const h = (): typeof a => a;
const i = (): "j" | "k" => "j";
const l = (): { [m: string]: any } => ({});
function n(): (o: string) => p is string { return q; }
