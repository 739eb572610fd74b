module.exports = {}; // nextlint-ignore[zzz]: no idea
