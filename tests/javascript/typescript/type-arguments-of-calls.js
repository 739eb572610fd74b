a        ();
a                (1, 2);
a.b        (c);
a?.        ();
a?.b        (c);
a        ()        ();
a                            ();
a                     (c);
a                            (d);
a          (c);
a           (d);
a     (c);
a        (d);
a                 (c);
a            (d);
a 
        
 (b);
