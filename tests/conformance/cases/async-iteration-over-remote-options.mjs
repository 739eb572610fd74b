async function* pages() {
  for (const page of [1, 2, 3]) {
    await null;
    yield page;
  }
}
const list = [];
for await (const page of pages()) list.push(`/p/${page}`);
export default { env: { list }, experimental: { appDir: list.length === 3 } };
