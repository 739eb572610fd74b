import type { NextConfig } from "next";

const config: NextConfig = {
	experimental: {
		serverActions: { bodySizeLimit: "2mb" as `${number}mb` },
	},
	async generateBuildId(this: void): Promise<string | null> {
		return process.env.COMMIT ?? null;
	},
};
export default config;
