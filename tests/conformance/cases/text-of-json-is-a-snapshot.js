const state = { appDir: true };
const text = JSON.stringify(state);
state.appDir = false;
state.more = 1;
module.exports = { experimental: JSON.parse(text), env: { text, now: JSON.stringify(state) } };
