const isString = (value         )                  => typeof value === "string";
function isNumber(value         )                  { return typeof value === "number"; }
function assertString(value         )                          {}
function assertTruthy(value         )                {}
const check                                              = (value         )                          => {};
class Node { isLeaf()               { return true; } check()                       {} }
