declare module A.B { const c: string }
declare module D {}
const after = 1;
