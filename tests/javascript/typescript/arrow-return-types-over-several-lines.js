const a = (b                   
        
) => Promise.resolve(b);

const c = (
  d        ,
  e        ,
        ) => d + e;

const f = (
      ) => {};

const g = async (
  h        
            
            
 ) => ({ i: h });

const j = (k          
       ) => k;

const l = (
  m        , // the last one
          ) => true;
