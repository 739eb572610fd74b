declare const a: string;
declare let b: number, c: string;
declare var d;
declare function e(f: string): void;
declare class G { h: string; i(): void }
declare abstract class J { abstract k(): void }
declare enum L { M }
declare const enum N { O = 1 }
declare type P = string;
declare interface Q {}
declare namespace R.S { const t: string; }
declare module "u" { export const v: string; export default v; }
declare module "*.svg";
declare global { interface Window { w: string } var x: number; }
export declare const y: string;
export declare function z(): void;
export declare namespace AA { type BB = string }
const after = 1;
