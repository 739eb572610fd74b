                                                                 
                                              
                                                                 
const after = 1;
