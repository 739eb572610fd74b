const other = { skipMiddlewareUrlNormalize: true };
module.exports = { env: { KEYS: Object.keys(other).join() } };
