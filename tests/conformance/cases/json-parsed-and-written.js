const parsed = JSON.parse('{"a": [1, {"b": null}], "__proto__": {"x": 1}, "a2": 1e3, "u": "\\u00e9\\n", "dup": 1, "dup": 2}');
const dated = { toJSON() { return 'custom'; } };
const revived = JSON.parse('{"n": "5", "m": [1]}', (key, value) => (key === 'n' ? Number(value) : value));

module.exports = {
  serverRuntimeConfig: {
    keys: Object.keys(parsed),
    values: [parsed.a[1].b, parsed.a2, parsed.u, parsed.dup],
    written: [
      JSON.stringify({ b: 1, a: [undefined, () => 1, NaN, Infinity, -0] }),
      JSON.stringify('quote " back \\ slash / tab \t unicode \u2028 é 🎉 \ud800'),
      JSON.stringify({ dated, skipped: undefined, n: null }),
      JSON.stringify([]),
      JSON.stringify({}, null, 2),
      JSON.stringify({ a: [1, { b: 2 }] }, null, '--'),
      JSON.stringify({ z: 1, 2: 'x', 1: 'y' }),
      String(JSON.stringify(undefined)),
      JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ['a', 'b']),
      JSON.stringify({ a: 1, b: 'x' }, (key, value) => (typeof value === 'number' ? value + 1 : value)),
    ],
    revived,
  },
};
