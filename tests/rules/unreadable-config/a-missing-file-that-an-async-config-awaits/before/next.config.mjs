export default async () => {
  const { images } = await import("./images.mjs");
  return { images, reactStrictMode: true };
};
