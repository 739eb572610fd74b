class A {
                         
                         
  constructor(a     ) {}
                     
                     
  b(c     )       {}
                   
  static d(e         )       {}
                   
  static g (h        )       {}
}
