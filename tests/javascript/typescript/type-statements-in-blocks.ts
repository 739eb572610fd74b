function a() {
  type B = string
  const c: B = ""
  interface D {}
  return c
}
if (a()) {
  type E = string
}
for (;;) {
  interface F {}
  break
}
{
  type G = string;
  const h: G = "";
}
switch (1) {
  case 1:
    type I = string
    a()
}
const j = () => {
  type K = string
}
