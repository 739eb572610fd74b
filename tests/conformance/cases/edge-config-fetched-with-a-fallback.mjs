const flags = await fetch(process.env.FLAGS_URL ?? 'https://flags.example.com').then((r) => r.json()).catch(() => ({}));
export default { reactStrictMode: flags.strict ?? true, compress: true, experimental: { mdxRs: Boolean(flags.mdx) } };
