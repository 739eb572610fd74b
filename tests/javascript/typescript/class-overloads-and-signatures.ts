class A {
  constructor(a: string);
  constructor(a: number);
  constructor(a: any) {}
  b(c: string): void;
  b(c: number): void;
  b(c: any): void {}
  static d(): void;
  static d(e?: string): void {}
  [f: string]: any;
  static g?(h: string): void {}
}
