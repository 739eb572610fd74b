const found = [];
outer: for (const x of [1, 2, 3, 4]) {
  for (const y of [1, 2, 3, 4]) {
    if (y > x) continue outer;
    if (x * y > 9) break outer;
    if ((x + y) % 2) continue;
    found.push([x, y]);
  }
}

module.exports = { serverRuntimeConfig: { found } };
