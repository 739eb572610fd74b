function a(            ) {}
function b(                     d        )         { return this.c + d; }
const e = function    (         ...f          ) { return [this, f]; };
const g = { h(            i         ) { return i; }, j(                                  k) { return k; } };
class L { m(       )       {} }
