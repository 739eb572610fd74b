function a() {
                 
  const c    = ""
  ;             
  return c
}
if (a()) {
  ;              
}
for (;;) {
  ;             
  break
}
{
  ;               
  const h    = "";
}
switch (1) {
  case 1:
    ;              
    a()
}
const j = () => {
                 
}
