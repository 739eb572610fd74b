module.exports = () => {
  return /* nextlint-ignore[ignored-config]: in the way
  */ {};
};
