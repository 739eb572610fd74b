module.exports = { "experimental": { "typedRoutes": true, "appDir": true } };
