module.exports = {
};
