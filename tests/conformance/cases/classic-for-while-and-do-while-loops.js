const sizes = [];
for (let i = 1; i <= 4; i++) sizes.push(i * 160);
let total = 0;
let at = 0;
while (at < sizes.length) total += sizes[at++];
do {
  total -= 100;
} while (total > 1000);

module.exports = { images: { deviceSizes: sizes, minimumCacheTTL: total } };
