module.exports = { a: "café" };
