import path from "node:path";
import type { NextConfig } from "next";
import base, { type BaseOptions } from "../../next.base";

const options: Readonly<BaseOptions> = Object.freeze({ root: path.join(__dirname, "../..") });

function merge<A extends object, B extends object>(a: A, b: B): A & B {
  return { ...a, ...b } as A & B;
}

const config: NextConfig = merge<NextConfig, NextConfig>(base(options), {
  transpilePackages: ["@acme/ui", "@acme/config"] satisfies string[],
});

export default config;
