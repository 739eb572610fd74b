import options from './options.json' with { type: 'json' };

export default { ...options, poweredByHeader: false };
