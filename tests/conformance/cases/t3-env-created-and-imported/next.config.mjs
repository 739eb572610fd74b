await import('./src/env.mjs');
import { env } from './src/env.mjs';
/** @type {import("next").NextConfig} */
const config = { reactStrictMode: true, i18n: { locales: ['en'], defaultLocale: 'en' }, experimental: { appDir: true }, env: { url: env.URL } };
export default config;
