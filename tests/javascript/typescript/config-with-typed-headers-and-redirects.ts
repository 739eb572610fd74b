import type { NextConfig } from "next";
import type { Header, Redirect, Rewrite } from "next/dist/lib/load-custom-routes";

const securityHeaders: Header["headers"] = [
  { key: "X-Frame-Options", value: "DENY" },
];

const nextConfig: NextConfig = {
  async headers(): Promise<Header[]> {
    return [{ source: "/:path*", headers: securityHeaders }];
  },
  redirects: async (): Promise<Redirect[]> => [
    { source: "/old", destination: "/new", permanent: true },
  ],
  async rewrites(): Promise<{
    beforeFiles: Rewrite[];
    afterFiles: Rewrite[];
  }> {
    return { beforeFiles: [], afterFiles: [] as Rewrite[] };
  },
};

export default nextConfig;
