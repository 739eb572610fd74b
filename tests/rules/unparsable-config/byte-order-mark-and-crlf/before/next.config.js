module.exports = {
};
