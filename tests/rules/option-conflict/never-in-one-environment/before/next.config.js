module.exports = process.env.STATIC ? { output: 'export' } : { headers: async () => [] };
