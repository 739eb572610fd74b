exports.shared = require('../shared');
