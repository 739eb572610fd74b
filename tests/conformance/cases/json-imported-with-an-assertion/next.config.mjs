import redirects from './redirects.json' assert { type: 'json' };

export default { redirects: () => redirects, env: { COUNT: `${redirects.length}`, TO: redirects[0].destination } };
