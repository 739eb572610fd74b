                            
                            
function a(b     )       {}
                          
export function c(d         ) {}
                                             
export default function e(f     ) { return f; }
                                 
async function g(h         ) {}
