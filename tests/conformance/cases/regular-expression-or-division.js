const total = 84, g = 2;
const half = total / 2 / g;
const pattern = /2 \/ [/]g/g;

module.exports = { pageExtensions: ['tsx'], staticPageGenerationTimeout: half, serverRuntimeConfig: { source: pattern.source, flags: pattern.flags } };
