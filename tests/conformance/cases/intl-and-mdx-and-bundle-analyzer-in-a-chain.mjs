import createNextIntlPlugin from 'next-intl/plugin';
import nextMDX from '@next/mdx';
import bundleAnalyzer from '@next/bundle-analyzer';
import remarkGfm from 'remark-gfm';
import rehypeSlug from 'rehype-slug';

const withNextIntl = createNextIntlPlugin('./src/i18n/request.ts');
const withMDX = nextMDX({ options: { remarkPlugins: [remarkGfm], rehypePlugins: [[rehypeSlug, { prefix: 'h-' }]] } });
const withBundleAnalyzer = bundleAnalyzer({ enabled: process.env.ANALYZE === 'true' });

const pipe = (...fns) => (x) => fns.reduce((v, f) => f(v), x);

/** @type {import('next').NextConfig} */
const nextConfig = {
  images: { remotePatterns: ['a.example.com', 'b.example.com'].map((hostname) => ({ protocol: 'https', hostname })) },
  experimental: { appDir: true, mdxRs: false },
};

export default pipe(withMDX, withNextIntl, withBundleAnalyzer)(nextConfig);
