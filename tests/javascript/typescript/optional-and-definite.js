let a         ;
let b         , c        , d                ;
class F {
  g         ;
  h         ;
  i          = "1";
  j ()       {}
  static k          ;
  "l-m"         ;
  [`n`]         ;
  #o         ;
}
