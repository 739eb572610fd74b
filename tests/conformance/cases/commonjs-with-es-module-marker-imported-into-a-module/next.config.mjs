import shared from './shared.cjs';

export default { env: { KEYS: Object.keys(shared).join() }, experimental: shared.default };
