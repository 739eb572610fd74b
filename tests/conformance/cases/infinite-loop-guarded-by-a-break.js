let size = 1;
while (true) {
  size *= 2;
  if (size > 500) break;
}
for (;;) {
  size += 1;
  if (size % 7 === 0) break;
}

module.exports = { images: { deviceSizes: [size] }, experimental: { appDir: size === 518 } };
