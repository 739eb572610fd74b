;type A = string;;
interface B {};
declare module "c";;
const d: string = "";;
class E { f: string;; g(): void {}; }
