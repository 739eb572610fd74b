const seen = [];
const out = 'https://{region}.{host}/{path}'.replace(/\{(\w+)\}/g, (whole, name, offset) => {
  seen.push(`${name}:${offset}`);
  return { region: 'eu', host: 'example.com' }[name] ?? whole;
});
const swapped = '2024-05-06'.replace(/(\d+)-(\d+)-(\d+)/, '$3.$2.$1 $& $$ $`|$\'');
const named = 'key: value'.replace(/(?<k>\w+): (?<v>\w+)/, '$<v>=$<k>');
module.exports = { env: { out, seen: seen.join(), swapped, named, all: 'a.b.c'.replaceAll('.', '$&$&') }, experimental: { appDir: seen.length === 3 } };
