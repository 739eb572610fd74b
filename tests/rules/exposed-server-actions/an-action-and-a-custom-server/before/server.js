const next = require("next");

next({}).prepare();
