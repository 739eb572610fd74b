         class A {
                     
                              
                               
                           
                            
                             
                          
  g()       {}
}
export          class B extends A {}
export default          class C    extends A              {}
