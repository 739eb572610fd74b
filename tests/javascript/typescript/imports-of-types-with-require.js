                             
                                    
const c = 1;
