let n = 0;
const next = () => ++n;

module.exports = { env: { A: `${next()}`, B: `${next()}`, ['K' + next()]: `${next()}`, ...{ D: `${n--}` }, E: `${n}` } };
