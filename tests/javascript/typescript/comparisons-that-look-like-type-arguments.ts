a < b;
a > b;
a < b || c > (d);
a < 0 || b > (c + 1);
a < b && c > (d);
if (a < b && c > d) {}
for (let i = 0; i < n; i++) if (i > (n - 1)) break;
const e = a < b ? c : d;
a << b; a >> b; a >>> b; a <= b; a >= b; a >>= b;
f(a < b, c);
a < b
c > d;
a
  < b;
