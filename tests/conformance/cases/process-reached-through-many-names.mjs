import process, { env as environment } from 'node:process';
const { env } = globalThis.process;
const same = env.STAGE === process.env.STAGE && environment.STAGE === env.STAGE;
export default { env: { same: String(same), node: globalThis.process.env.NODE_ENV }, experimental: { appDir: env.NODE_ENV === 'production' } };
