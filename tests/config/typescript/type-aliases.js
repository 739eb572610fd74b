                
                
                                                            
        
       
        
                                                                                                         
                                                    
                                        
                                   
                                                                                            
                              
                                           
                                                                                            
                                               
                                                                                          
                                                                                            
const after = 1;
