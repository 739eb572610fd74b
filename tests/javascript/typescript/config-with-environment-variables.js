import "./src/env";
                                       

                
                    
                          
                               
                                 
     
   
 

const { hostname } = new URL(process.env.CDN_URL );
const port = Number(process.env["PORT"] )          ;

export default {
  assetPrefix: process.env.NODE_ENV === "production" ? process.env.CDN_URL  : undefined,
  images: { remotePatterns: [{ hostname, port: String(port)  }] },
}              ;
