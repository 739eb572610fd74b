                                       

const config = {
  poweredByHeader: false,
  experimental: { appDir: true }                              ,
}              ;

module.exports = config;
