module.exports = {}; // nextlint-ignore[zzz]: no idea
module.exports = {}; // nextlint-ignore[zzz]: no idea
