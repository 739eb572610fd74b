import type { NextConfig } from "next";

const config = {
  poweredByHeader: false,
  experimental: { appDir: true } as NextConfig["experimental"],
} as NextConfig;

module.exports = config;
