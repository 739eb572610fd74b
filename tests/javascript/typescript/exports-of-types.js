const a = 1, b = 2, c = 3;
           
                  
                                   
                       
                            
export {              a,             };
export { b,             };
export {             };
export * from "n";
export * as o from "p";
export { q } from "r" with { type: "json" };
export { c as default };
