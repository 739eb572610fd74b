class A<T> extends B<T> implements C<T>, D.E<string> {}
class F extends G.H<string> {}
class J extends (K as any)<string> {}
class L extends M<string>() {}
class N implements O {}
const p = class<T> extends Q<T> implements R {};
const s = class T<U> implements V<U> {};
export default class<T> implements W {}
