let a!: string;
let b!: number, c: string, d!: { e: string };
class F {
  g?: string;
  h!: number;
  i?: string = "1";
  j?(): void {}
  static k?: boolean;
  "l-m"?: string;
  [`n`]?: string;
  #o?: string;
}
