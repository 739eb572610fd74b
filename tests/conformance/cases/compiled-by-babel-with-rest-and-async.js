"use strict";
function _extends() { _extends = Object.assign ? Object.assign.bind() : function (target) { return target; }; return _extends.apply(this, arguments); }
function _objectWithoutPropertiesLoose(source, excluded) { if (source == null) return {}; var target = {}; var sourceKeys = Object.keys(source); var key, i; for (i = 0; i < sourceKeys.length; i++) { key = sourceKeys[i]; if (excluded.indexOf(key) >= 0) continue; target[key] = source[key]; } return target; }
var _excluded = ["debug"];
function withDebug(_ref) {
  var debug = _ref.debug,
    rest = _objectWithoutPropertiesLoose(_ref, _excluded);
  return _extends({}, rest, { env: { debug: debug ? 'on' : 'off' } });
}
module.exports = withDebug({ debug: false, experimental: { appDir: true } });
