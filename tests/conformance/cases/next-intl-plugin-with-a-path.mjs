import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./src/i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = { images: { remotePatterns: [{ protocol: 'https', hostname: '**.example.com' }] } };

export default withNextIntl(config);
