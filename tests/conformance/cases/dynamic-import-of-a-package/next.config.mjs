const withMDX = (await import('@next/mdx')).default({ extension: /\.mdx?$/ });

export default withMDX({ experimental: { appDir: true } });
