function a(this: Window) {}
function b(this: { c: string }, d: number): string { return this.c + d; }
const e = function <T>(this: T, ...f: string[]) { return [this, f]; };
const g = { h(this: void, i?: string) { return i; }, j(this /* me */ : unknown /* , */ , k) { return k; } };
class L { m(this: L): void {} }
