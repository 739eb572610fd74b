import { features } from './features.mjs';

const enabled = features('MDX', 'PPR');

export default {
  experimental: { appDir: enabled.includes('MDX'), mdxRs: enabled.includes('MDX'), count: enabled.length },
};
