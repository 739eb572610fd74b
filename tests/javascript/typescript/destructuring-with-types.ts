const { a = 1 as number, b: { c } = {} as { c?: string }, ...d }: Record<string, any> = e;
const [f = g as string, , ...h]: string[] = i;
function j({ k, l = (m: string) => m }: { k: string; l?: (m: string) => string }, [n]: [string] = [""]): void {}
({ o: p.q, r: (s as any).t } = u);
for (const { v, w } of x as any) {}
