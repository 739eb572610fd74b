import path from "node:path";
                                       
import base, {                  } from "../../next.base";

const options                        = Object.freeze({ root: path.join(__dirname, "../..") });

function merge                                    (a   , b   )        {
  return { ...a, ...b }         ;
}

const config             = merge                        (base(options), {
  transpilePackages: ["@acme/ui", "@acme/config"]                   ,
});

export default config;
