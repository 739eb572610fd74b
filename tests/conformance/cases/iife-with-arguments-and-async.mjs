const config = await (async ({ strict }) => {
  await null;
  return { reactStrictMode: strict, experimental: { appDir: false } };
})({ strict: true });

export default config;
