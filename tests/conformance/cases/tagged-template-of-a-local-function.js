const tag = (strings, ...values) => strings.reduce((text, part, at) => text + part + (values[at] ?? ''), '');

module.exports = { env: { TEXT: tag`a${1}b${2}c` }, experimental: { appDir: tag`x` === 'x' } };
