if (a           ) b          ; else c          ;
while (a           ) break;
do a          ; while (b           );
switch (a          ) {
  case b          : c          ; break;
  default: d;         
}
for (const e of f            ) {}
for (const g in h          ) {}
label: i          ;
