import './env.mjs';

export default { experimental: { appDir: true }, env: { CHECKED: String(globalThis.checked) } };
