class A {
  a: string
  b = 1
  private ["c"] = 2
  declare d: string
  e = 3 as number
  ["f"] = 4
  readonly g
  public h = 5
  static i: string
  async j(): Promise<void> {}
  [k: string]: any
  l?: string
}
