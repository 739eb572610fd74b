export const reactStrictMode = true;
export const experimental = { appDir: false, mdxRs: true };
export const env = { BUILD: 'nightly' };
