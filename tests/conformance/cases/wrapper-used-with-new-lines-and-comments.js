const withMDX = require(
  '@next/mdx' // the official one
)(/* no options */);

module.exports = withMDX(
  /* the config */ {
    // experimental things
    experimental: /* all of them */ {
      /* the app router */ appDir /* : */ : /* yes */ true /* really */,
    },
  },
);
