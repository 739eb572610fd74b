module.exports = { output: 'standalone', headers: async () => [] };
