#!/usr/bin/env node
<!-- an ancient comment
module.exports = { compress: false, experimental: { appDir: false } };
--> another one
