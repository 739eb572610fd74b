if (a as boolean) b as string; else c as number;
while (a as boolean) break;
do a as string; while (b as boolean);
switch (a as string) {
  case b as string: c as string; break;
  default: d as string
}
for (const e of f as string[]) {}
for (const g in h as object) {}
label: i as string;
