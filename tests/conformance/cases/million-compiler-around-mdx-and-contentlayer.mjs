import million from 'million/compiler';
import { withContentlayer } from 'next-contentlayer';
import createMDX from '@next/mdx';
import remarkGfm from 'remark-gfm';

const withMDX = createMDX({ extension: /\.mdx?$/, options: { remarkPlugins: [remarkGfm] } });

/** @type {import('next').NextConfig} */
const config = {
  pageExtensions: ['ts', 'tsx', 'mdx'],
  experimental: { appDir: true, mdxRs: false },
};

const millionConfig = { auto: { rsc: true } };

export default million.next(withContentlayer(withMDX(config)), millionConfig);
