const as = 1, satisfies = 2, type = 3, of = 4, is = 5, keyof = 6, infer = 7, readonly = 8, declare = 9, abstract = 10;
const namespace = { module: 1 }, global = 1, override = 2, asserts = 3, unique = 4, out = 5, accessor = 6;
as as number;
satisfies satisfies number;
type;
const object = { as, satisfies, type, declare, abstract, namespace, public: 1, private: 2, enum: 3, interface: 4, implements: 5 };
object.type = object.as;
object.declare;
class Names { type = 1; as = 2; of() {} is() {} declare = 3; readonly = 4; abstract() {} static static = 5; get get() { return 1; } set set(value) {} async async() {} }
export { type as kind };
