const c = { reactStrictMode: true, experimental: { appDir: true, mdxRs: true } }; module.exports = c
