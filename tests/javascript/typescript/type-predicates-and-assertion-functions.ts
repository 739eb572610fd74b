const isString = (value: unknown): value is string => typeof value === "string";
function isNumber(value: unknown): value is number { return typeof value === "number"; }
function assertString(value: unknown): asserts value is string {}
function assertTruthy(value: unknown): asserts value {}
const check: (value: unknown) => asserts value is string = (value: unknown): asserts value is string => {};
class Node { isLeaf(): this is Node { return true; } check(): asserts this is Node {} }
