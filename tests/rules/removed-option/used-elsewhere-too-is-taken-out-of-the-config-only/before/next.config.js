const experimental = { appDir: true };
module.exports = { experimental, env: { NEXT_PUBLIC_APP: String(experimental.appDir) } };
