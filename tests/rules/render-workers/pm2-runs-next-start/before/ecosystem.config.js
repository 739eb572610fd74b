module.exports = { apps: [{ script: "node_modules/.bin/next", args: "start -p 3000" }] };
