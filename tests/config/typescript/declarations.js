                        
                                 
              
                                    
                                        
                                               
                    
                              
                        
                      
                                          
                                                                
                       
                                                                
                               
                                  
                                                
const after = 1;
