a<string>();
a<string, number>(1, 2);
a.b<string>(c);
a?.<string>();
a?.b<string>(c);
a<string>()<number>();
a<Map<string, Array<number>>>();
a<(b: string) => void>(c);
a<{ b: string; c: number[] }>(d);
a<typeof b>(c);
a<"b" | "c">(d);
a<B[]>(c);
a<B["c"]>(d);
a<import("./b").B>(c);
a<() => B<C>>(d);
a<
  string
>(b);
