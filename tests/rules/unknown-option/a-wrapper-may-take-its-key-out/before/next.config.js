const withThing = require('with-thing');
module.exports = withThing({ thing: {}, compress: true });
