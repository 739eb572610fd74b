                                      
                   
const after = 1;
