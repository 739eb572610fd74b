module.exports = { somethingElse: 1 };
