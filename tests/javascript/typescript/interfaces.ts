interface A {}
interface B extends A, C.D<string> {
  e: string;
  readonly f?: number
  g(h: string): void;
  <I>(j: I): I;
  new (k: string): B;
  [l: string]: unknown;
  get m(): string;
  set m(value: string);
}
export interface N<in T, out U, in out V> { o: T }
export default interface P { q: string }
const after = 1;
