const a   
            
      
              
      
  = { b: "", c: [] };

const e 
         
         
  = "one";

function f(
  g        ,
  h 
        
             
            
     ,
) 
       {}
