const port = Number(process.env.PORT);
const size = +(process.env.SIZE || 10);
module.exports = { experimental: { appDir: Number.isNaN(port) || port > 0 || port <= 0, isrMemoryCacheSize: size * 1 }, compress: size === size };
