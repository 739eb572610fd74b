const truthy = new Set(['1', 'true', 'yes', 'on']);
const flag = (name, otherwise = false) => {
  const value = process.env[name];
  return value === undefined ? otherwise : truthy.has(value.toLowerCase());
};
module.exports = {
  experimental: { appDir: flag('USE_APP', true), ppr: flag('PPR') },
  productionBrowserSourceMaps: flag('SOURCE_MAPS'),
};
