async function* pages() {
  yield 'a';
  yield 'b';
}
const found = [];
for await (const page of pages()) found.push(page);

export default { env: { FOUND: found.join() }, experimental: { appDir: found.length > 5 } };
