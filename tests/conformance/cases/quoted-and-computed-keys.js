const KEY = 'appDir';
const GROUP = 'experimental';

module.exports = {
  'reactStrictMode': true,
  "pageExtensions": ['tsx'],
  [GROUP]: { [KEY]: false, [`server${'Actions'}`]: true, ['mdx' + 'Rs']: false },
};
