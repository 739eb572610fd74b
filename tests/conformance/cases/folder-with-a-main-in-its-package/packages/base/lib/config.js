module.exports = { experimental: { appDir: true, mdxRs: true } };
