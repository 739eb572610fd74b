const trail = [];
block: {
  trail.push('in');
  if (trail.length) break block;
  trail.push('never');
}
let rounds = 0;
outer: while (true) {
  rounds += 1;
  for (const n of [1, 2, 3]) {
    switch (n) {
      case 1:
        continue;
      case 2:
        trail.push(`two${rounds}`);
        if (rounds < 2) continue outer;
        break;
      default:
        break outer;
    }
    trail.push('after switch');
  }
}

module.exports = { serverRuntimeConfig: { trail, rounds }, experimental: { appDir: rounds === 2 } };
