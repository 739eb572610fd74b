const a = (b: string): Promise<
  string
> => Promise.resolve(b);

const c = (
  d: string,
  e: number,
): string => d + e;

const f = (
): void => {};

const g = async (
  h: string
): Promise<{
  i: string;
}> => ({ i: h });

const j = (k: string):
  string => k;

const l = (
  m: string, // the last one
): m is "n" => true;
