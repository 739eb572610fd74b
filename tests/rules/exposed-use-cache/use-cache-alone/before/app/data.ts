export async function data() {
  "use cache";
  return new Uint8Array(1);
}
