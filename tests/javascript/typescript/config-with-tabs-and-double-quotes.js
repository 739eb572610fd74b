                                       

const config             = {
	experimental: {
		serverActions: { bodySizeLimit: "2mb"                  },
	},
	async generateBuildId(          )                         {
		return process.env.COMMIT ?? null;
	},
};
export default config;
