const 名前         = "名前"          ; // コメント: string
                                    
const emoji = "👍🏽"        , after         = emoji;
const ключ = { "é": 1 }                              ;
                       
                                 
export default ключ       ;
