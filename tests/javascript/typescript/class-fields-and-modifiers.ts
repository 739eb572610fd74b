class A {
  public a: string = "";
  private b = 1;
  protected readonly c: number;
  readonly d: string = "";
  static e: string;
  public static readonly f: string = "";
  private static g?: number;
  declare h: string;
  declare readonly i: number;
  private declare j: string;
  override k: string;
  protected override readonly l: number = 1;
  #m: string = "";
  static #n?: number;
  ["o"]: string = "";
  "p": number;
  1: string;
  q;
  r = 1 as number;
  s = <T,>(t: T): T => t;
  constructor(private_: string, u?: number) {}
}
