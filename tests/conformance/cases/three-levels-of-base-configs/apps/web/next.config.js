const team = require('../next.team');
module.exports = team({ images: { domains: ['web.example.com'] } });
