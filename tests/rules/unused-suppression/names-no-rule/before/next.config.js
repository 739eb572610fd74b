// nextlint-ignore: everything
module.exports = {};
