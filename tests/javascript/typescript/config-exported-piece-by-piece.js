                                       

export const reactStrictMode                                = true;
export const experimental                                          = { appDir: false };
export let basePath                    ;
                           
