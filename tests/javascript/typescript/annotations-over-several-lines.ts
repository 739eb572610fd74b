const a: {
  b: string;
  c: {
    d: number;
  }[];
} = { b: "", c: [] };

const e:
  | "one"
  | "two"
  = "one";

function f(
  g: string,
  h:
    Map<
      string,
      number
    >,
):
  void {}
