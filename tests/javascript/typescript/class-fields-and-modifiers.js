class A {
         a         = "";
          b = 1;
                     c        ;
           d         = "";
  static e        ;
         static          f         = "";
          static g         ;
                    
                             
                            
           k        ;
                              l         = 1;
  #m         = "";
  static #n         ;
  ["o"]         = "";
  "p"        ;
  1        ;
  q;
  r = 1          ;
  s =     (t   )    => t;
  constructor(private_        , u         ) {}
}
