import { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from 'next/constants.js';

export default (phase) => {
  const isBuild = phase === PHASE_PRODUCTION_BUILD;
  const isServer = phase === PHASE_PRODUCTION_SERVER;
  return {
    env: { IS_BUILD: String(isBuild), IS_SERVER: `${isServer}` },
    compress: !isBuild,
  };
};
