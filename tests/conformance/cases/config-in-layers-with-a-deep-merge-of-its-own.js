const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function deepMerge(...layers) {
  return layers.reduce((result, layer) => {
    Object.entries(layer ?? {}).forEach(([key, value]) => {
      result[key] = isObject(value) && isObject(result[key]) ? deepMerge(result[key], value) : value;
    });
    return result;
  }, {});
}

const base = { images: { domains: ['a.com'], formats: ['image/webp'] }, experimental: { appDir: false } };
const production = { images: { domains: ['b.com'] }, compress: true, experimental: { appDir: true } };
const layers = { base, production };

module.exports = deepMerge(layers.base, layers[process.env.NODE_ENV], null);
