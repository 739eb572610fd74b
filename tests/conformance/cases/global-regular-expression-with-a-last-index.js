const re = /(\w+)=(\w+)/g;
const text = 'a=1;b=2;c=3';
const found = {};
let m;
while ((m = re.exec(text)) !== null) {
  found[m[1]] = m[2] + '@' + m.index;
}
const again = [re.test(text), re.lastIndex, re.test(text), re.lastIndex];
re.lastIndex = 0;
module.exports = {
  env: { ...found, again: again.join(), all: text.match(re).join('|'), named: [...text.matchAll(/(?<k>\w)=/g)].map((x) => x.groups.k).join('') },
  experimental: { appDir: Object.keys(found).length === 3 },
};
