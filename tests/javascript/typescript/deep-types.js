const a                                                                                                                   = null       ;
const g =                                                                                               (j   , k   )         => [j, k];
                                                                                     
