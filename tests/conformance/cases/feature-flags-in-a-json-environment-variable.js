const flags = process.env.FLAGS ? JSON.parse(process.env.FLAGS) : { appDir: false };

module.exports = { experimental: { ...flags, mdxRs: true }, compress: false };
