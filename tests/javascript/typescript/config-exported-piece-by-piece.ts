import type { NextConfig } from "next";

export const reactStrictMode: NextConfig["reactStrictMode"] = true;
export const experimental: NonNullable<NextConfig["experimental"]> = { appDir: false };
export let basePath: string | undefined;
export type { NextConfig };
