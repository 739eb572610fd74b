module.exports = { apps: [{ name: "site", script: "./server.js", instances: "max" }] };
