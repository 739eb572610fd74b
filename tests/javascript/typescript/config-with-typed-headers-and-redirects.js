                                       
                                                                                  

const securityHeaders                    = [
  { key: "X-Frame-Options", value: "DENY" },
];

const nextConfig             = {
  async headers()                    {
    return [{ source: "/:path*", headers: securityHeaders }];
  },
  redirects: async ()                      => [
    { source: "/old", destination: "/new", permanent: true },
  ],
  async rewrites()           
                           
                          
     {
    return { beforeFiles: [], afterFiles: []              };
  },
};

export default nextConfig;
