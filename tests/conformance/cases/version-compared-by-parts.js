const version = '13.4.4-canary.2';
const [major, minor] = version.split('.').map(Number);
const { groups } = /^(?<major>\d+)\.(?<minor>\d+)\.(?<patch>\d+)(?:-(?<pre>.+))?$/.exec(version);
module.exports = {
  env: { major, minor, pre: groups.pre, ok: /canary/.test(version), at: version.search(/-/) },
  experimental: major >= 13 && minor >= 4 ? { appDir: true } : {},
};
