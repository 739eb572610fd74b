                                       
import { PHASE_PRODUCTION_BUILD } from "next/constants";

export default async function config(
  phase        ,
  { defaultConfig }                               ,
)                      {
  const isBuild          = phase === PHASE_PRODUCTION_BUILD;
  const branch = (await Promise.resolve(process.env.BRANCH))                      ;
  return { ...defaultConfig, env: { BRANCH: branch  }, compress: isBuild };
}
