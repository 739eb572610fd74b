export default async function () {
  const flags = await Promise.resolve({ appDir: false });
  return { experimental: { ...flags } };
}
