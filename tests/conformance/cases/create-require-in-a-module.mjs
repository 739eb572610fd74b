import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const withTM = require('next-transpile-modules')(['@acme/ui']);

export default withTM({ experimental: { appDir: false }, compress: false });
