const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function merge(target, source) {
  const result = { ...target };
  for (const key of Object.keys(source)) {
    result[key] = isObject(result[key]) && isObject(source[key]) ? merge(result[key], source[key]) : source[key];
  }
  return result;
}

module.exports = merge(
  { experimental: { appDir: true, turbo: { rules: {} } }, images: { domains: ['a'] } },
  { experimental: { appDir: false, turbo: { loaders: { '.md': ['md'] } } }, images: { domains: ['b'] } },
);
