const experimental = { appDir: true };
module.exports = { env: { NEXT_PUBLIC_APP: String(experimental.appDir) } };
