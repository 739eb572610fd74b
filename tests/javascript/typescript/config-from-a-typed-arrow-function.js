                                      

                                            

const config = (phase        , context         )             => ({
  ...context.defaultConfig,
  distDir: phase === "phase-export" ? "out" : ".next",
})

export default config
