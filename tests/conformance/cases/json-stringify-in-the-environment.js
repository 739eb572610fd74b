const info = { name: 'site', list: [1, 'two', null, undefined], skip: undefined, fn() {}, date: new Date(0) };

module.exports = { env: { INFO: JSON.stringify(info), PRETTY: JSON.stringify({ a: [1] }, null, 2), PICKED: JSON.stringify(info, ['name']) } };
