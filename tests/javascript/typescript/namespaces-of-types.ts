namespace A { export type B = string; interface C { d: string } }
export namespace E.F { export interface G {} }
namespace H { namespace I { type J = 1 } export namespace K { } }
const after = 1;
