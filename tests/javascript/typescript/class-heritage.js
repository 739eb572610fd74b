class A    extends B                                 {}
class F extends G.H         {}
class J extends (K       )         {}
class L extends M        () {}
class N              {}
const p = class    extends Q                 {};
const s = class T                    {};
export default class                 {}
