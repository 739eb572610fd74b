import { experimental } from './flags.mjs';
export default { compress: false, experimental: { ...experimental, mdxRs: true } };
