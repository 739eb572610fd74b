import { flags } from '@/lib/flags';
import site from '~/site.config';

export default { experimental: { ...flags, mdxRs: true }, env: { NAME: site.name } };
