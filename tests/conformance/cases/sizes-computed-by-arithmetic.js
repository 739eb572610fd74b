const base = 16;
const scale = Array.from({ length: 6 }, (_, i) => Math.round(base * 1.25 ** i));
const sum = scale.reduce((a, b) => a + b, 0);
const hex = (n) => '#' + n.toString(16).padStart(6, '0');
const clamp = (x, lo, hi) => Math.min(hi, Math.max(lo, x));
module.exports = {
  images: { imageSizes: scale },
  env: { sum, avg: sum / scale.length, hex: hex(65280), c: [clamp(5, 1, 3), clamp(-1, 0, 9)], rem: -7 % 3, exp: 2 ** -1, div: 7 / 0, int: ~~7.9, bits: (5 & 6) | (1 << 4), ushr: -1 >>> 28, mod: 5.5 % 2 },
  experimental: { appDir: sum > 100, workerThreads: scale.at(-1) >= 49 },
};
