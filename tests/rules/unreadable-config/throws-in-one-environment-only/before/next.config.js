if (!process.env.STAGE) throw new Error("set STAGE");
module.exports = { reactStrictMode: true };
