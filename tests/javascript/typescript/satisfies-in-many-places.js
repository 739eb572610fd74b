const a = { b: 1 }                                 ;
const c = [1]                                        ;
const d = ({ e: "f" }         )                        ;
const g = { h: { i: 1 }                 , ...{ j: 2 }                  };
const k = (() => ({})                 )                       ;
call({ l: 1 }                 , 2                 );
export default { m: a                  }                                   ;
