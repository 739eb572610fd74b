const a = b ? (c) : d;
const e = b ? (c: string): string => c : d;
const f = b ? (c) => c : (d: string): void => {};
const g = b ? async (c: string): Promise<void> => {} : null;
const h = b ? { i: c as string } : [d as string];
const j = b ? c! : d!;
const k = b ? (c as string) : (d as string);
const l = b ? c as string : d as number;
