class A {
  a        
  b = 1
  ;       ["c"] = 2
  ;                
  e = 3;         
  ["f"] = 4
           g
         h = 5
  static i        
  async j()                {}
                  
  l         
}
