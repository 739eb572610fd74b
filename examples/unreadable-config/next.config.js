// One build for each site: which file this is, only the environment knows.
const site = require(`./sites/${process.env.SITE}.js`);

module.exports = {
  ...site,
  reactStrictMode: true,
};
