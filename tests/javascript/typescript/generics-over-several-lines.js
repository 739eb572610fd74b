function a(
                   
  b   )       {}

const c = (
    
       
  d   , e    ) => [d, e];

const f = async (
   
  g   )             => g;

class H {
  i(
     
    j   )       {}
}
