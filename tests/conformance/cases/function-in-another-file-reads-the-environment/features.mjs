export function features(...names) {
  return names.filter((name) => process.env[`FEATURE_${name}`] === 'on' || process.env.FEATURE_ALL);
}
