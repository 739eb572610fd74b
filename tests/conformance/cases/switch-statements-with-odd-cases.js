const pick = (v) => { switch (typeof v) { case 'string': case 'number': return 'scalar'; case 'object': if (v === null) return 'null'; default: return 'other'; } };
const fall = []; switch (2) { case 1: fall.push(1); case 2: fall.push(2); case 3: fall.push(3); break; case 4: fall.push(4); }
const grade = (n) => { switch (true) { case n > 90: return 'A'; case n > 80: return 'B'; } return 'C'; };
const strict = (() => { switch ('1') { case 1: return 'loose'; default: return 'strict'; } })();
module.exports = { env: { p: [pick('a'), pick(1), pick(null), pick({}), pick()], fall, g: [95, 85, 5].map(grade), strict }, experimental: { appDir: process.env.MODE === undefined ? true : pick(process.env.MODE) === 'scalar' } };
