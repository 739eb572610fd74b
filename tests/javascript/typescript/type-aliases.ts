type A = string;
type B<T> = T[];
type C<T extends string = "d", U = never> = { [K in T]: U };
type E =
  | "f"
  | "g";
type H = { i: string; j?: number; readonly k: boolean; l(): void; m?<T>(n: T): T; [o: string]: unknown };
type P = (q: string, ...r: number[]) => s is string;
type T = new (...args: any[]) => object;
type U = abstract new () => object;
type V<T> = T extends (infer W extends string)[] ? W : T extends { x: infer Y } ? Y : never;
type Z = typeof import("./z");
export type AA = import("./aa").BB<string>;
type CC = unique symbol | bigint | object | null | undefined | void | any | unknown | never;
type DD = [string, ...number[]] | [e?: string];
type FF<T> = { -readonly [K in keyof T as `get${Capitalize<K & string>}`]+?: () => T[K] };
type GG = { get h(): string; set h(value: string); new (i: string): GG; (j: string): void };
const after = 1;
