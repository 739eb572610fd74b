module.exports = { basePath: '/' };
