;                ;
              ;
                   ;
const d         = "";;
class E { f        ;; g()       {}; }
