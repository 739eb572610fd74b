                               
                                
const f = `g${h          }i${`j${k }`}l`               ;
const m               = `$1`;
