class A {
         a()       {}
          async b(c        )                {}
            static d   (e   )    { return e; }
                  f()       {}
  get g()         { return ""; }
          set g(h        ) {}
  static async *i()                         {}
         *j() {}
  ;       get [k]()         { return ""; }
  constructor() {}
         "l"() {}
          static          m = ()       => {};
  static { const n         = ""; }
  #o(p        )       {}
}
