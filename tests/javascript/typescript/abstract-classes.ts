abstract class A {
  abstract a: string;
  abstract readonly b: number;
  protected abstract c(): void;
  abstract get d(): string;
  abstract set d(e: string);
  public abstract f?: string;
  abstract async: boolean;
  g(): void {}
}
export abstract class B extends A {}
export default abstract class C<T> extends A implements D {}
