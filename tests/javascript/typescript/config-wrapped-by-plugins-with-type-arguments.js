import createMDX from "@next/mdx";
import createBundleAnalyzer from "@next/bundle-analyzer";
                                       

                                                 

const plugins           = [
  createMDX                  ({ options: { gfm: true } }),
  createBundleAnalyzer({ enabled: process.env.ANALYZE === "true" })          ,
];

export default plugins.reduce            ((config, plugin) => plugin(config), {
  pageExtensions: ["ts", "tsx", "mdx"],
});
