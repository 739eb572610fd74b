import type { NextConfig } from "next"

type Context = { defaultConfig: NextConfig }

const config = (phase: string, context: Context): NextConfig => ({
  ...context.defaultConfig,
  distDir: phase === "phase-export" ? "out" : ".next",
})

export default config
