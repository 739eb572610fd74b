const version = 'v1.24.3-beta';
const [major, minor] = version.slice(1).split('.');

module.exports = {
  env: {
    MAJOR: major,
    MINOR: minor.padStart(4, '0'),
    UPPER: version.toUpperCase(),
    TRIMMED: '  spaced '.trim(),
    REPLACED: version.replace('beta', 'rc'),
    ALL: 'a-b-c'.replaceAll('-', '_'),
    PART: version.substring(1, 5),
    CHAR: version.charAt(1) + version[2],
    REPEATED: 'ab'.repeat(3),
    ENDS: String(version.endsWith('beta')),
    INDEX: `${version.indexOf('.')}/${version.lastIndexOf('.')}`,
    CODE: String('A'.charCodeAt(0)),
    CASES: 'camelCase'.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`),
    JOINED: ['x', 'y'].concat('z').join(' + '),
  },
  basePath: `/${'Docs'.toLowerCase()}`,
};
