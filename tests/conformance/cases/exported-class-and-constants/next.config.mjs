import Config, { DEFAULTS, make } from './config.mjs';

const config = new Config(DEFAULTS);
config.enable('mdxRs').disable('appDir');

export default { ...make(config), env: { NAME: Config.kind } };
