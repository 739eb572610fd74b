const next = require("next");
const app = next({ dev: false });
app.prepare();
