                                       

const { env } = (await import("./env.mjs"))                              ;
const extra = await (async ()                               => {
  return env.LOCAL ? { compress: false } : {};
})();

const config             = { ...extra, env: env                           };

export default config;
