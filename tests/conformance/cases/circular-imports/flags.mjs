import { name } from './next.config.mjs';

export const flags = () => ({ appDir: name === 'site' });
