class A {
  public a(): void {}
  private async b(c: string): Promise<void> {}
  protected static d<T>(e: T): T { return e; }
  public override f(): void {}
  get g(): string { return ""; }
  private set g(h: string) {}
  static async *i(): AsyncGenerator<string> {}
  public *j() {}
  private get [k](): string { return ""; }
  constructor() {}
  public "l"() {}
  private static readonly m = (): void => {};
  static { const n: string = ""; }
  #o(p: string): void {}
}
