const data = require('./data');
module.exports = { ...data, env: { ...data.env, big: String(data.big), esc: data['a\nb'] } };
