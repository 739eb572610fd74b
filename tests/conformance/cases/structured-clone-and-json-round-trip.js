const base = { experimental: { appDir: true, list: [1, { deep: true }] }, basePath: undefined };
const clone = structuredClone(base);
clone.experimental.appDir = false;
const copy = JSON.parse(JSON.stringify(base));
copy.experimental.list[1].deep = false;

module.exports = { ...copy, experimental: { ...copy.experimental, appDir: clone.experimental.appDir, original: base.experimental.list } };
