const next = require("next");
const app = next({ dev: false });
app.prepare().then(() => require("http").createServer(app.getRequestHandler()).listen(3000));
