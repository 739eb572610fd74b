const a = "let b: string = c as d;";
const e = 'interface F {} <T>(g)';
const h = `type I = ${"j"} as k!`;
const l = /as string|: [a-z]+!|<T>/g;
const m = /[/]: string/.test(e) as boolean;
const n = o / p as number / 2;
