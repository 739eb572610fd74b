class A {
  a = 1
  ;      *b() {}
  get;       
  c()       {}
  static;       
  d() {}
  e = 1
  abstract_ = 2
  ;         in = 3
}
         class F {
  g = 1
  ;                  
  *i() {}
}
