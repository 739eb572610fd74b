!process.env.SKIP_ENV_VALIDATION && (await import('@acme/env'));

const config = {
  reactStrictMode: true,
  i18n: { locales: ['en'], defaultLocale: 'en' },
  experimental: { appDir: !process.env.SKIP_ENV_VALIDATION },
};
export default config;
