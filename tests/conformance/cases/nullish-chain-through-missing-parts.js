const settings = { features: { app: { enabled: true } } };
module.exports = {
  experimental: { appDir: settings?.features?.app?.enabled ?? false },
  env: {
    a: settings.missing?.deep.er.than(1).that ?? 'none',
    b: settings.features?.['app']?.enabled?.toString?.() ?? '',
    c: String(settings.call?.()),
    d: (settings.missing?.x)?.y === undefined ? 'u' : 'd',
    e: delete settings?.features?.nothing ? 'deleted' : 'kept',
  },
};
