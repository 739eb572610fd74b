const make = (mode = process.env.MODE ?? 'pages') => ({ experimental: { appDir: mode === 'app' }, env: { mode } });

module.exports = make();
