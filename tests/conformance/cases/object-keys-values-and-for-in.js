const features = { a: true, b: false, c: true };
const enabled = [];
for (const name in features) {
  if (features[name]) enabled.push(name);
}

module.exports = {
  env: {
    ENABLED: enabled.join(','),
    COUNT: `${Object.keys(features).length}`,
    ALL: String(Object.values(features).every(Boolean)),
    SOME: String(Object.values(features).some(Boolean)),
  },
};
