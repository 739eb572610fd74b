function a(b: string, c?: number, d: boolean = true, ...e: string[]): void {}
const f = (g?: string) => g;
const h = function (i: string, { j, k = 1 as number }: { j: string; k?: number } = { j: "" }): string { return i + j + k; };
const l = ([m, n]: readonly [string, string], o = (p: string) => p): string => m + n + o("");
const q = async (r: string) => r;
