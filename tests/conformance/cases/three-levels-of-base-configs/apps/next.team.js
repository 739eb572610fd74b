const company = require('../next.company.js');
module.exports = (config) => company({ ...config, experimental: { ...config.experimental, serverActions: true } });
