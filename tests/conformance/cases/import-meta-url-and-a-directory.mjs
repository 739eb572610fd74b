import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export default {
  sassOptions: { includePaths: [resolve(here, 'styles')] },
  experimental: { outputFileTracingRoot: resolve(here, '..'), appDir: true },
};
