let calls = 0;
module.exports = {
  get experimental() { calls += 1; return { appDir: true, get nested() { return { deep: calls > 0 }; } }; },
  get compress() { return typeof calls === 'number'; },
  set ignored(v) {},
};
