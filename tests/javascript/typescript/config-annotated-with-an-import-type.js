const nextConfig                            = {
  trailingSlash: true,
};

const build                                                                                                    = {};

export default nextConfig                                    ;
