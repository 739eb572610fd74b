import * as shared from './shared.mjs';
import { experimental as flags, makeHeaders } from './shared.mjs';

export default {
  experimental: { ...flags, same: flags === shared.experimental },
  env: { NAMES: Object.keys(shared).join(',') },
  headers: makeHeaders('DENY'),
};
