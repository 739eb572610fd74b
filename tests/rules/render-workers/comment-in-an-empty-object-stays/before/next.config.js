module.exports = {
  // nothing yet
}
