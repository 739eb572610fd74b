const other = { reactStrictmode: true };
module.exports = { env: { other: String(other) } };
