              
                                    
            
                     
                     
               
                     
                       
                  
                       
 
                                                  
                                        
const after = 1;
