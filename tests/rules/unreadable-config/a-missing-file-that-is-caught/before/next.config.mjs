const local = await import("./local.mjs").catch(() => ({}));

export default { reactStrictMode: true, env: local.env };
