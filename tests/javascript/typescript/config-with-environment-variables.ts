import "./src/env";
import type { NextConfig } from "next";

declare global {
  namespace NodeJS {
    interface ProcessEnv {
      readonly CDN_URL: string;
      ANALYZE?: "true" | "false";
    }
  }
}

const { hostname } = new URL(process.env.CDN_URL!);
const port = Number(process.env["PORT"]!) as number;

export default {
  assetPrefix: process.env.NODE_ENV === "production" ? process.env.CDN_URL! : undefined,
  images: { remotePatterns: [{ hostname, port: String(port)! }] },
} as NextConfig;
