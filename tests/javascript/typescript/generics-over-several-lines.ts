function a<
  T extends string,
>(b: T): void {}

const c = <
  T,
  U = T
>(d: T, e?: U) => [d, e];

const f = async <
  T
>(g: T): Promise<T> => g;

class H {
  i<
    T
  >(j: T): void {}
}
