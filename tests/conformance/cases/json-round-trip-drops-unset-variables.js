const copy = JSON.parse(JSON.stringify({ compress: 10, a: process.env.A, mdxRs: 0, b: process.env.B || undefined }));
module.exports = { env: { keys: Object.keys(copy).join(), a: String('a' in copy) }, experimental: { appDir: true, ...copy } };
