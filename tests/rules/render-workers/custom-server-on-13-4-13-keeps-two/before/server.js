const next = require('next');
next({ dev: false });
