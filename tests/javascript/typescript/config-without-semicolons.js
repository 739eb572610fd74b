                                      
import { fileURLToPath } from 'node:url'

;                
              
                
 

const paths        = { root: fileURLToPath(new URL('.', import.meta.url)) }
const flags = ['a', 'b'];        
;                                 

 [...flags].forEach((flag      ) => process.stdout.write(flag))

const config             = {
  outputFileTracingRoot: paths.root,
}

export default config
