module.exports = {
  env: {
    a: (1.005).toFixed(2), b: (0.5).toFixed(0), c: (2.5).toFixed(0), d: (-1.5).toFixed(0), e: (1234.5678).toFixed(1),
    hex: (255).toString(16), bin: (5).toString(2), back: parseInt('ff', 16), neg: (-255).toString(36), octal: Number('0o17'),
    big: 1e21.toString(), small: (0.000001234).toString(), max: String(Number.MAX_SAFE_INTEGER), pct: `${(0.1 + 0.2) * 100}%`,
    f: (0).toFixed(2), g: (-0.001).toFixed(2), h: (10.235).toFixed(2), i: 1e9.toFixed(0),
  },
  experimental: { appDir: (8.345).toFixed(2) === '8.35' || true },
};
