import shared, { headers } from './shared.cjs';

export default { experimental: shared.experimental, headers, env: { HAS: String('headers' in shared) } };
