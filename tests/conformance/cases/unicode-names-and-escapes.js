const größe = 640, \u0061bc = 'abc', $ = '\x41\u{1F600}\n\'';

module.exports = { images: { deviceSizes: [größe] }, env: { abc, $, '\u0062': 'b', 'ключ': 'значение' } };
