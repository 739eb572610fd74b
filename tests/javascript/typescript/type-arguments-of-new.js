new A        ();
new A        ;
new A.B                (c);
new (a       )        (b);
const d = new Map                     ();
const e = new (class    { f     })        ();
