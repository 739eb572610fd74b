class A {
  a = 1
  public *b() {}
  get: string
  c(): void {}
  static: number
  d() {}
  e = 1
  abstract_ = 2
  protected in = 3
}
abstract class F {
  g = 1
  abstract h(): void;
  *i() {}
}
