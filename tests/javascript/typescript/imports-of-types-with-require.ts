import type A = require("a");
export import type B = require("b");
const c = 1;
