module.exports = {
  env: {
    a: "// nextlint-ignore[ignored-config]: no",
    b: `// nextlint-ignore[ignored-config]: no`,
    c: String(/\/\/ nextlint-ignore[ignored-config]: no/),
  },
};
// see nextlint-ignore[ignored-config] in the manual
