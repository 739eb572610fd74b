function dedent(strings, ...values) {
  const raw = strings.raw.reduce((all, part, i) => all + part + (i < values.length ? values[i] : ''), '');
  return raw.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');
}
const text = dedent`
  User-agent: *
  Disallow: ${'/admin'}
`;
module.exports = { env: { text, raw: String.raw`a\nb${1}` }, experimental: { appDir: true } };
