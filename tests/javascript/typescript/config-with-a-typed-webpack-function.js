                                       
                                                          

const nextConfig             = {
  webpack(config               , { isServer, dev }                                      )                {
    const rules = config.module .rules                 ;
    const svg = rules.find((rule)                      => (rule.test                      )?.test(".svg") ?? false);
    rules.push({ ...svg , test: /\.svg$/i          , use: ["@svgr/webpack"]                                 });
    if (!isServer && !dev) {
      (config.resolve ??= {}).fallback = { fs: false          };
    }
    return config;
  },
};

export default nextConfig;
